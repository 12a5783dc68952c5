/// A type whose JSON isn't an object of its stored properties, and says itself what it is.
protocol Described: Decodable {
    /// Its shape.
    static func schema(_ reflection: Reflection) throws -> Schema
    /// Some value of it.
    static func sample(_ reflection: Reflection) throws -> Self
}

extension Described where Self: CaseIterable & RawRepresentable<String> {
    static func schema(_ reflection: Reflection) -> Schema { .choice(allCases.map(\.rawValue)) }

    static func sample(_ reflection: Reflection) throws -> Self {
        guard let first = allCases.first else { throw Reflection.Unknown(type: "\(Self.self)") }
        return first
    }
}

extension Role: Described {}
extension Change.Kind: Described {}
extension Change.Effect: Described {}
extension FamilyTask.Status: Described {}
extension KarmaEntry.Source: Described {}
extension Claim.Status: Described {}
extension Chat.Kind: Described {}
extension ChatMember.Role: Described {}

extension Identifier: Described {
    static func schema(_ reflection: Reflection) -> Schema { .string(format: "uuid") }

    static func sample(_ reflection: Reflection) -> Self {
        Self(at: Timestamp(milliseconds: 1_774_765_800_000), chance: Array(repeating: 0, count: 10))
    }
}

extension Timestamp: Described {
    static func schema(_ reflection: Reflection) -> Schema { .string(format: "date-time") }
    static func sample(_ reflection: Reflection) -> Self { Self(milliseconds: 1_774_765_800_000) }
}

extension Assignment: Described {
    static func schema(_ reflection: Reflection) -> Schema {
        reflection.name("Assignment") {
            .union([
                .object([.init("type", .choice(["member"])), .init("memberId", .string(format: "uuid"))]),
                .object([.init("type", .choice(["role"])), .init("role", Role.schema(reflection))]),
                .object([.init("type", .choice(["everyone"]))]),
            ])
        }
    }

    static func sample(_ reflection: Reflection) -> Self { .role(.child) }
}

extension Array: Described where Element: Decodable {
    static func schema(_ reflection: Reflection) throws -> Schema { .array(try reflection.read(Element.self).schema) }
    static func sample(_ reflection: Reflection) throws -> Self { [try reflection.read(Element.self).sample] }
}
