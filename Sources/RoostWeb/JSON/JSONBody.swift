import Roost

/// A JSON object somebody sent. Reading a field that is of the wrong kind is remembered, so that all failures are told at once;
/// what isn't read is ignored.
struct JSONBody {
    private let members: [String: JSONValue]
    private var checks = FieldChecks()

    /// Reads an object out of bytes.
    /// - Throws: `Problem` 400 `malformed_body`.
    init(_ bytes: [UInt8]) throws(Problem) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw .malformedBody("The body isn't JSON: \(error.reason), at byte \(error.position).")
        }
        guard case .object(let members) = value else { throw .malformedBody("The body must be a JSON object.") }
        self.members = members
    }

    init(_ members: [String: JSONValue]) {
        self.members = members
    }

    /// A field that may be absent or null.
    mutating func optional<Value: JSONReadable>(_ field: String, as: Value.Type = Value.self) -> Value? {
        guard let value = members[field], value != .null else { return nil }
        return read(value, field)
    }

    /// A field that must be there; when it isn't, the stand-in is answered and `checked` will throw.
    mutating func required<Value: JSONReadable>(_ field: String, or standIn: Value) -> Value {
        required(field) ?? standIn
    }

    /// A field that must be there; nil when it isn't, or is of another kind, and then `checked` will throw.
    mutating func required<Value: JSONReadable>(_ field: String, as: Value.Type = Value.self) -> Value? {
        guard let value = members[field], value != .null else {
            checks.fail(field, code: "required", "This is missing.")
            return nil
        }
        return read(value, field)
    }

    /// A field of a change that may be absent, cleared by null, or set.
    mutating func patch<Value: JSONReadable>(_ field: String, as: Value.Type = Value.self) -> Patch<Value> {
        guard let value = members[field] else { return .keep }
        guard value != .null else { return .clear }
        return read(value, field).map { .set($0) } ?? .keep
    }

    /// A field of a change that may be absent or set, and not cleared.
    mutating func change<Value: JSONReadable>(_ field: String, as: Value.Type = Value.self) -> Value? {
        guard let value = members[field] else { return nil }
        guard value != .null else {
            checks.fail(field, code: "required", "This can't be empty.")
            return nil
        }
        return read(value, field)
    }

    /// Whether the body has this field at all.
    func has(_ field: String) -> Bool { members[field] != nil }

    /// A field's text, when it is one; nothing is remembered.
    func textIfAny(_ field: String) -> String? {
        if case .string(let text) = members[field] { text } else { nil }
    }

    /// An object within, its failures told as `field.name`.
    mutating func object<Answer>(_ field: String, _ read: (inout JSONBody) -> Answer?) -> Answer? {
        guard let value = members[field] else { return nil }
        guard case .object(let members) = value else {
            checks.fail(field, "This is an object.")
            return nil
        }
        var inner = JSONBody(members)
        let answer = read(&inner)
        for failure in inner.checks.failures {
            checks.fail("\(field).\(failure.field)", code: failure.code, failure.detail)
        }
        return answer
    }

    /// Remembers a failing field.
    mutating func fail(_ field: String, code: String = "invalid", _ detail: String) {
        checks.fail(field, code: code, detail)
    }

    /// Whether a field is known to fail.
    func hasFailed(_ field: String) -> Bool {
        checks.failures.contains { $0.field == field }
    }

    /// Lets the domain look at what was read too, so that its failures and those of reading are told together.
    /// - Throws: `Invalid` with all failing fields.
    @discardableResult
    func checked<Answer>(_ look: () throws(Invalid) -> Answer) throws -> Answer {
        do {
            let answer = try look()
            try checks.finish()
            return answer
        } catch {
            let known = Set(checks.failures.map(\.field))
            throw Invalid(checks.failures + error.fields.filter { !known.contains($0.field) })
        }
    }

    /// Reads what is wanted from an object's text; what failed on the way is told at the end.
    ///
    /// Never inlined: the compiler of Swift 6.3 crashes on a mutable body inside an optimised asynchronous function.
    @inline(never)
    static func read<Answer>(
        _ bytes: [UInt8],
        isOptional: Bool,
        _ read: (inout JSONBody) throws -> Answer
    ) throws -> Answer {
        var body = isOptional && bytes.isEmpty ? JSONBody([:]) : try JSONBody(bytes)
        let answer = try read(&body)
        try body.finish()
        return answer
    }

    /// Ends the look.
    /// - Throws: `Invalid` with all failing fields.
    func finish() throws {
        try checks.finish()
    }

    private mutating func read<Value: JSONReadable>(_ value: JSONValue, _ field: String) -> Value? {
        let result = Value(value)
        if result == nil { checks.fail(field, Value.expected) }
        return result
    }
}
