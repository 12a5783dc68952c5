/// A type whose JSON isn't an object of its stored properties, and says itself what it is.
package protocol Described: Decodable {
    /// Its shape.
    static func schema(_ reflection: Reflection) throws -> Schema
    /// Some value of it.
    static func sample(_ reflection: Reflection) throws -> Self
}

extension Described where Self: CaseIterable & RawRepresentable<String> {
    package static func schema(_ reflection: Reflection) -> Schema { .choice(allCases.map(\.rawValue)) }

    package static func sample(_ reflection: Reflection) throws -> Self {
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
extension User.Colour: Described {}
extension Weekday: Described {}
extension Recurrence.Frequency: Described {}
extension Schedule.Unfinished: Described {}
extension ActivityKind: Described {}

extension Identifier: Described {
    package static func schema(_ reflection: Reflection) -> Schema { .string(format: "uuid") }

    package static func sample(_ reflection: Reflection) -> Self {
        Self(at: Timestamp(milliseconds: 1_774_765_800_000), chance: Array(repeating: 0, count: 10))
    }
}

extension Timestamp: Described {
    package static func schema(_ reflection: Reflection) -> Schema { .string(format: "date-time") }
    package static func sample(_ reflection: Reflection) -> Self { Self(milliseconds: 1_774_765_800_000) }
}

extension CalendarDate: Described {
    package static func schema(_ reflection: Reflection) -> Schema { .string(format: "date") }

    package static func sample(_ reflection: Reflection) throws -> Self {
        guard let date = Self("2026-03-29") else { throw Reflection.Unknown(type: "CalendarDate") }
        return date
    }
}

extension TimeOfDay: Described {
    package static func schema(_ reflection: Reflection) -> Schema { .string() }

    package static func sample(_ reflection: Reflection) throws -> Self {
        guard let time = Self("08:30") else { throw Reflection.Unknown(type: "TimeOfDay") }
        return time
    }
}

extension Assignment: Described {
    package static func schema(_ reflection: Reflection) -> Schema {
        reflection.name("Assignment") {
            .union(shapes(reflection))
        }
    }

    fileprivate static func shapes(_ reflection: Reflection) -> [Schema] {
        [
            .object([.init("type", .choice(["member"])), .init("memberId", .string(format: "uuid"))]),
            .object([.init("type", .choice(["role"])), .init("role", Role.schema(reflection))]),
            .object([.init("type", .choice(["everyone"]))]),
        ]
    }

    package static func sample(_ reflection: Reflection) -> Self { .role(.child) }
}

extension ScheduleAssignment: Described {
    package static func schema(_ reflection: Reflection) -> Schema {
        reflection.name("ScheduleAssignment") {
            let rotation: [Schema.Field] = [
                .init("type", .choice(["rotation"])), .init("memberIds", .array(.string(format: "uuid"))),
            ]
            return .union(Assignment.shapes(reflection) + [.object(rotation)])
        }
    }

    package static func sample(_ reflection: Reflection) -> Self { .always(.everyone) }
}

extension Int: Described {
    package static func schema(_ reflection: Reflection) -> Schema { .integer }
    package static func sample(_ reflection: Reflection) -> Self { 5 }
}

extension Array: Described where Element: Decodable {
    package static func schema(_ reflection: Reflection) throws -> Schema {
        .array(try reflection.read(Element.self).schema)
    }
    package static func sample(_ reflection: Reflection) throws -> Self { [try reflection.read(Element.self).sample] }
}
