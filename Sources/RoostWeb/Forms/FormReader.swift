import Roost

/// Reads what was typed into what it stands for; remembers each field that can't be, so that all are told at once.
struct FormReader {
    let form: FormBody
    private var checks = FieldChecks()

    init(_ form: FormBody) {
        self.form = form
    }

    /// A whole number; nil when the field is empty.
    mutating func number(_ field: String) -> Int? {
        guard let text = form.text(field) else { return nil }
        let number = Int(text.replacing("−", with: "-"))
        if number == nil { checks.fail(field, "A whole number, please.") }
        return number
    }

    /// A whole number that must be there.
    mutating func required(_ field: String, or standIn: Int) -> Int {
        if form.text(field) == nil { checks.fail(field, code: "required", "This can't be empty.") }
        return number(field) ?? standIn
    }

    /// What a text stands for; nil when the field is empty, or can't be read.
    mutating func value<Value>(_ field: String, _ detail: String, _ read: (String) -> Value?) -> Value? {
        guard let text = form.text(field) else { return nil }
        let value = read(text)
        if value == nil { checks.fail(field, detail) }
        return value
    }

    /// Remembers a failing field.
    mutating func fail(_ field: String, code: String = "invalid", _ detail: String) {
        checks.fail(field, code: code, detail)
    }

    /// Ends the look with the domain's own checks.
    /// - Throws: `Invalid` with all failing fields, each once.
    mutating func checked<Value>(_ look: () throws(Invalid) -> Value) throws(Invalid) -> Value {
        do {
            let value = try look()
            try checks.finish()
            return value
        } catch {
            for failure in error.fields where !checks.failures.contains(where: { $0.field == failure.field }) {
                checks.fail(failure.field, code: failure.code, failure.detail)
            }
            throw Invalid(checks.failures)
        }
    }
}
