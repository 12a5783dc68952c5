import Roost

extension Input {
    /// What is taken, in the words of JSON Schema. Where the two count differently the document is the stricter: JSON Schema
    /// counts code points, and a character a reader sees may be several.
    var yaml: YAML {
        switch self {
        case .text: .map([("type", .text("string"))])
        case .line(let length), .prose(let length): Self.text(length)
        case .character(let orEmpty): Self.text(orEmpty ? 0...1 : 1...1)
        case .emoji: Self.text(1...64)
        case .ascii(let length): Self.text(pattern: "^[!-~]{\(length.lowerBound),\(length.upperBound)}$")
        case .password: Self.text(8...200)
        case .pin: Self.text(pattern: "^[0-9]{4,8}$")
        case .email: Self.text(3...254, format: "email")
        case .timezone: Self.text(1...64)
        case .number(let range, let exception): Self.number(range, exception)
        case .choice(let values): .map([("type", .text("string")), ("enum", .list(values.map(YAML.text)))])
        case .id: Self.text(format: "uuid")
        case .date: Self.text(format: "date")
        case .timeOfDay: Self.text(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$")
        case .instant: Self.text(format: "date-time")
        case .either(let inputs): .map([("anyOf", .list(inputs.map(\.yaml)))])
        case .list(let element, let count, let isUnique): Self.list(element, count, isUnique)
        case .object(let fields): Self.object(fields)
        case .union(let shapes): .map([("oneOf", .list(shapes.map(Self.object)))])
        }
    }

    private static func text(_ length: ClosedRange<Int>? = nil, format: String? = nil, pattern: String? = nil) -> YAML {
        var members: [(String, YAML)] = [("type", .text("string"))]
        if let format { members.append(("format", .text(format))) }
        if let pattern { members.append(("pattern", .text(pattern))) }
        if let length {
            if length.lowerBound > 0 { members.append(("minLength", .number(length.lowerBound))) }
            members.append(("maxLength", .number(length.upperBound)))
        }
        return .map(members)
    }

    private static func number(_ range: ClosedRange<Int>, _ exception: Int?) -> YAML {
        var members: [(String, YAML)] = [
            ("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
        ]
        if let exception { members.append(("not", .map([("const", .number(exception))]))) }
        return .map(members)
    }

    private static func list(_ element: Input, _ count: ClosedRange<Int>, _ isUnique: Bool) -> YAML {
        var members: [(String, YAML)] = [("type", .text("array")), ("items", element.yaml)]
        if count.lowerBound > 0 { members.append(("minItems", .number(count.lowerBound))) }
        members.append(("maxItems", .number(count.upperBound)))
        if isUnique { members.append(("uniqueItems", .flag(true))) }
        return .map(members)
    }

    /// Members that aren't named here are ignored.
    private static func object(_ fields: [Field]) -> YAML {
        .map([
            ("type", .text("object")),
            ("required", .list(fields.filter { $0.presence == .required }.map { .text($0.name) })),
            ("properties", .map(fields.map { ($0.name, $0.yaml) })),
        ])
    }
}

extension Input.Field {
    fileprivate var yaml: YAML {
        guard presence == .nullable else { return input.yaml }
        return .map([("anyOf", .list([input.yaml, .map([("type", .text("null"))])]))])
    }
}
