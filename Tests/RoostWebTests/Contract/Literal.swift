import Roost

/// A JSON value that is to be sent, right or wrong.
indirect enum Literal: Sendable, CustomStringConvertible {
    /// As it stands.
    case raw(String)
    case object([(name: String, value: Literal)])

    static let null = Literal.raw("null")

    static func text(_ text: String) throws -> Literal { .raw(try JSON.text(text)) }

    static func list(_ elements: [Literal]) -> Literal {
        .raw("[" + elements.map(\.description).joined(separator: ",") + "]")
    }

    var description: String {
        switch self {
        case .raw(let text): text
        case .object(let members): "{" + members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
        }
    }

    /// Enough of it to be told.
    var brief: String { description.count > 60 ? description.prefix(60) + "…" : description }

    /// The same with another value at a path; nil takes the member away.
    func with(_ value: Literal?, at path: [String]) -> Literal {
        guard let name = path.first, case .object(var members) = self else { return value ?? self }
        let index = members.firstIndex { $0.name == name }
        let old = index.map { members[$0].value } ?? .object([])
        let new = path.count == 1 ? value : old.with(value, at: Array(path.dropFirst()))
        if let index { members.remove(at: index) }
        if let new { members.insert((name, new), at: index ?? members.count) }
        return .object(members)
    }
}
