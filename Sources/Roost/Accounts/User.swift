/// A person with an account, in any number of families.
package struct User: Codable, Sendable, Equatable {
    package typealias ID = Identifier<User>

    /// Who it is.
    package let id: ID
    /// Lower case; none for a child that signs in by face and PIN.
    package var email: String?
    /// 1-100 characters.
    package var name: String
    /// `YYYY-MM-DD`.
    package var birthdate: String?
    /// A BCP 47 tag: `en`, `nl`.
    package var language: String
    /// The face: one emoji …
    package var emoji: String
    /// … on a colour of the palette.
    package var colour: Colour
    /// When the account was made.
    package let createdAt: Timestamp
    /// Grows with each change.
    package var version: Int

    /// The palette faces are painted with; what it looks like is the style sheet's.
    package enum Colour: String, Codable, Sendable, CaseIterable, SQLConvertible {
        case tomato, tangerine, sunflower, leaf, lagoon, sky, violet, rose
    }
}

extension User {
    init(_ row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        birthdate = try row["birthdate"]
        language = try row["language"]
        emoji = try row["emoji"]
        colour = try row["colour"]
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    static func find(_ id: ID, in reading: borrowing some Reading & ~Copyable) throws -> User? {
        try reading.first("SELECT * FROM \"user\" WHERE id = \(id)").map(User.init)
    }

    static func find(email: String, in reading: borrowing some Reading & ~Copyable) throws -> User? {
        try reading.first("SELECT * FROM \"user\" WHERE email = \(email)").map(User.init)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO "user" (id, email, name, birthdate, language, emoji, colour, created_at, version)
            VALUES (\(id), \(email), \(name), \(birthdate), \(language), \(emoji), \(colour), \(createdAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE "user" SET name = \(name), birthdate = \(birthdate), language = \(language), emoji = \(emoji),
                colour = \(colour), version = \(version) WHERE id = \(id)
            """
        )
    }
}

extension User {
    /// Whether anybody has an account yet.
    package static func isAnybodyKnown(in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try reading.first("SELECT 1 AS one FROM \"user\" LIMIT 1") != nil
    }

    /// Whether somebody has an account with this email, in lower case.
    package static func isKnown(email: String, in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try find(email: email, in: reading) != nil
    }
}
