import Roost
import RoostTestSupport
import RoostWeb
import Testing

extension Scene {
    /// A right body with the least in it that means something; nil for an address that takes none.
    func body(of endpoint: Endpoint) throws -> Literal? {
        guard let input = endpoint.intake.json else { return nil }
        let body = try sample(input, "", endpoint)
        guard case .object(let fields) = input, let first = fields.first, first.presence != .required else {
            return body
        }
        return body.with(try sample(first.input, first.name, endpoint), at: [first.name])
    }

    /// A right value for a field.
    func sample(_ input: Input, _ name: String, _ endpoint: Endpoint) throws -> Literal {
        switch input {
        case .object(let fields): return try object(fields, endpoint)
        case .union(let shapes): return try object(try #require(shapes.first), endpoint)
        case .list(let element, _, _): return .list([try sample(element, name, endpoint)])
        case .number(let range, _): return .raw(String(max(1, range.lowerBound)))
        default: break
        }
        if name == "memberIds" { return try .text(house.home.tom.text) }
        return try .text(value(name, at: endpoint) ?? Self.text(of: input))
    }

    /// An object with what must be in it.
    func object(_ fields: [Input.Field], _ endpoint: Endpoint) throws -> Literal {
        .object(
            try fields.filter { $0.presence == .required }.map { ($0.name, try sample($0.input, $0.name, endpoint)) }
        )
    }

    private static func text(of input: Input) -> String {
        switch input {
        case .character, .emoji: "🦊"
        case .password: "a new password"
        case .pin: "1357"
        case .choice(let values): values.first ?? ""
        case .timeOfDay: "08:30"
        case .instant: "2026-04-01T08:30:00.000Z"
        case .date: "2026-04-01"
        case .id: "01890000-0000-7000-8000-000000000000"
        default: "Zoo"
        }
    }
}
