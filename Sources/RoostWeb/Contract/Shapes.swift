import Roost

/// The shapes of answers, found out from the types that are sent; those with names become components of the document.
struct Shapes {
    let reflection = Reflection()

    /// - Throws: `Reflection.Unknown` for a type nobody can say anything about.
    func of<Value: Decodable>(_ type: Value.Type) throws -> Schema {
        try reflection.read(type).schema
    }

    /// A type's fields, followed by more, as one object with a name of its own.
    /// - Throws: `Reflection.Unknown`.
    func of<Value: Decodable>(
        _ type: Value.Type,
        and more: [Schema.Field],
        as name: String
    ) throws -> Schema {
        guard case .object(let fields) = try reflection.fields(of: type).schema else {
            throw Reflection.Unknown(type: "\(type)")
        }
        return object(name, fields + more)
    }

    /// An object with a name of its own.
    func object(_ name: String, _ fields: [Schema.Field]) -> Schema {
        reflection.name(name) { .object(fields) }
    }

    /// A page of a list.
    func page(_ item: Schema) -> Schema {
        .object([.init("items", .array(item)), .init("nextCursor", .string(), isOptional: true)])
    }

    /// A list that is told whole.
    func items(_ item: Schema) -> Schema {
        .object([.init("items", .array(item))])
    }
}

extension Schema {
    static let id = Schema.string(format: "uuid")
    static let instant = Schema.string(format: "date-time")
}
