extension Contract {
    /// The types of the client.
    var typeScript: String {
        var lines = ["// Made by `roost contract` out of the server's types; a test fails when it is stale.", ""]
        lines += ["export type FamilyID = string;", "export type UserID = string;", ""]
        lines += ["/** What the server says about an event beside its payload; `offset` only for those in the log. */"]
        lines += ["export interface Meta \(Self.type(Self.meta, indent: ""))", ""]
        for (name, schema) in named {
            lines += ["export type \(name) = \(Self.type(schema, indent: ""));", ""]
        }
        lines += ["/** What is in the log. */", "export interface LoggedEvents {"]
        for message in messages {
            lines += ["    /** To \(message.audience). */"]
            lines += ["    \"\(message.name)\": \(Self.type(message.payload, indent: "    "));"]
        }
        lines += ["}", "", "export interface Ready \(Self.type(Self.ready, indent: ""))", ""]
        lines += ["export interface Closed \(Self.type(Self.closed, indent: ""))", ""]
        lines += ["export interface ChatRead \(Self.type(Self.chatRead, indent: ""))", ""]
        lines += ["export interface ChatTyping \(Self.type(Self.chatTyping, indent: ""))", ""]
        lines += ["export interface PresenceMark \(Self.type(Self.presenceMark, indent: ""))", ""]
        lines += ["export interface PresenceSnapshot \(Self.type(Self.presenceSnapshot, indent: ""))", ""]
        lines += ["/** Everything a socket may receive. */", "export interface EventMap extends LoggedEvents {"]
        lines += [
            "    \"chat.read\": ChatRead;", "    \"chat.typing\": ChatTyping;",
            "    \"presence.changed\": PresenceMark;", "    \"presence.snapshot\": PresenceSnapshot;",
            "    \"realtime.closed\": Closed;", "    \"realtime.ready\": Ready;", "}", "",
            "export type EventName = keyof EventMap;",
        ]
        lines += ["export type Handler<Name extends EventName> = (payload: EventMap[Name], meta: Meta) => void;"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func type(_ schema: Schema, indent: String) -> String {
        switch schema {
        case .string: "string"
        case .choice(let values): values.map { "\"\($0)\"" }.joined(separator: " | ")
        case .integer: "number"
        case .boolean: "boolean"
        case .array(.choice(let values)): "(\(type(.choice(values), indent: indent)))[]"
        case .array(let element): type(element, indent: indent) + "[]"
        case .map(let value): "Record<string, \(type(value, indent: indent))>"
        case .object(let fields): object(fields, indent: indent)
        case .union(let shapes): shapes.map { type($0, indent: indent) }.joined(separator: " | ")
        case .named(let name): name
        }
    }

    private static func object(_ fields: [Schema.Field], indent: String) -> String {
        let inner = indent + "    "
        let lines = fields.map { "\(inner)\($0.name)\($0.isOptional ? "?" : ""): \(type($0.schema, indent: inner));\n" }
        return "{\n\(lines.joined())\(indent)}"
    }
}
