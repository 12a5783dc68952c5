/// A child that signs in by PIN, as the family's device shows it before anybody is signed in.
package struct Kid: Sendable, Codable, Equatable {
    /// Who.
    package let id: User.ID
    /// The first word of the name; the device needs no more.
    package let firstName: String
    /// The face: one emoji …
    package let emoji: String
    /// … on a colour.
    package let colour: User.Colour

    init(_ member: Member) {
        id = member.id
        firstName = member.name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? member.name
        emoji = member.emoji
        colour = member.colour
    }
}
