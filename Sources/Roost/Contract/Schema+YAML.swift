extension Schema {
    /// The shape in the words of JSON Schema. Objects may have more members with time: the contract only grows.
    package var yaml: YAML {
        switch self {
        case .string(let format):
            .map([("type", .text("string"))] + (format.map { [("format", YAML.text($0))] } ?? []))
        case .choice(let values): .map([("type", .text("string")), ("enum", .list(values.map(YAML.text)))])
        case .integer: .map([("type", .text("integer"))])
        case .boolean: .map([("type", .text("boolean"))])
        case .array(let element): .map([("type", .text("array")), ("items", element.yaml)])
        case .map(let value): .map([("type", .text("object")), ("additionalProperties", value.yaml)])
        case .object(let fields): Self.object(fields)
        case .union(let shapes): .map([("oneOf", .list(shapes.map(\.yaml)))])
        case .named(let name): .reference("components/schemas/\(name)")
        }
    }

    private static func object(_ fields: [Schema.Field]) -> YAML {
        .map([
            ("type", .text("object")),
            ("required", .list(fields.filter { !$0.isOptional }.map { .text($0.name) })),
            ("properties", .map(fields.map { ($0.name, $0.schema.yaml) })),
        ])
    }
}
