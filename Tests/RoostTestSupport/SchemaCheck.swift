import Foundation
package import Roost

/// Holds JSON against the shapes of a contract. A field that the contract doesn't know is a fault, too.
package struct SchemaCheck: Sendable {
    private let named: [String: Schema]

    /// - Parameter named: the shapes that others refer to.
    package init(_ named: [(name: String, schema: Schema)]) {
        self.named = Dictionary(named.map { ($0.name, $0.schema) }) { first, _ in first }
    }

    /// What of a value isn't as its schema says.
    package func faults(in json: some Sequence<UInt8>, as schema: Schema, at path: String) throws -> [String] {
        faults(in: try JSONDecoder().decode(Parsed.self, from: Data(json)), as: schema, at: path)
    }

    private func faults(in value: Parsed, as schema: Schema, at path: String) -> [String] {
        switch (schema, value) {
        case (.string(let format), .string(let text)): Self.isRight(text, format) ? [] : ["\(path) is \(text)"]
        case (.choice(let values), .string(let text)): values.contains(text) ? [] : ["\(path) is \(text)"]
        case (.integer, .number(let number)): number.rounded() == number ? [] : ["\(path) is \(number)"]
        case (.boolean, .boolean): []
        case (.array(let element), .array(let values)): values.flatMap { faults(in: $0, as: element, at: path + "[]") }
        case (.map(let element), .object(let members)):
            members.flatMap { faults(in: $1, as: element, at: "\(path).\($0)") }
        case (.object(let fields), .object(let members)): faults(in: members, as: fields, at: path)
        case (.union(let shapes), _):
            shapes.contains { faults(in: value, as: $0, at: path).isEmpty } ? [] : ["\(path) is none of its shapes"]
        case (.named(let name), _): named[name].map { faults(in: value, as: $0, at: path) } ?? ["no \(name)"]
        default: ["\(path) is a \(value)"]
        }
    }

    private func faults(in members: [String: Parsed], as fields: [Schema.Field], at path: String) -> [String] {
        let unknown = Set(members.keys).subtracting(fields.map(\.name)).map { "\(path).\($0) isn't in the contract" }
        return unknown
            + fields.flatMap { field -> [String] in
                guard let value = members[field.name] else {
                    return field.isOptional ? [] : ["\(path).\(field.name) is missing"]
                }
                return faults(in: value, as: field.schema, at: "\(path).\(field.name)")
            }
    }

    private static func isRight(_ text: String, _ format: String?) -> Bool {
        switch format {
        case "uuid": FamilyTask.ID(text) != nil
        case "date-time": Timestamp(iso8601: text) != nil
        case "date": CalendarDate(text) != nil
        default: true
        }
    }
}

/// A JSON value of any shape.
private enum Parsed: Decodable {
    case null, boolean
    case number(Double)
    case string(String)
    case array([Parsed])
    case object([String: Parsed])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
            return
        }
        if (try? container.decode(Bool.self)) != nil {
            self = .boolean
            return
        }
        if let number = try? container.decode(Double.self) {
            self = .number(number)
            return
        }
        if let string = try? container.decode(String.self) {
            self = .string(string)
            return
        }
        if let array = try? container.decode([Parsed].self) {
            self = .array(array)
            return
        }
        self = .object(try container.decode([String: Parsed].self))
    }
}
