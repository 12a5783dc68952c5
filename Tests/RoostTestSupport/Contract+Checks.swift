import Foundation
package import Roost

/// A JSON value of any shape, to be held against a schema.
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

extension Contract {
    /// What of an event's payload isn't as the contract says; a field it doesn't know is a fault, too.
    package func faults(in payload: String, of name: String) throws -> [String] {
        guard let message = messages.first(where: { $0.name == name }) else { return ["\(name) isn't in the contract"] }
        let value = try JSONDecoder().decode(Parsed.self, from: Data(payload.utf8))
        return faults(in: value, as: message.payload, at: name)
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
        case (.named(let name), _):
            named.first { $0.name == name }.map { faults(in: value, as: $0.schema, at: path) } ?? ["no \(name)"]
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
        default: true
        }
    }
}
