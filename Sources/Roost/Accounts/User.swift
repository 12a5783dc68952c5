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
    /// Names the picture shown in the emoji's place; none without one.
    package var imageTag: String?
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
        imageTag = try row["image_tag"]
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    static func find(_ id: ID, in reading: borrowing some Reading & ~Copyable) throws -> User? {
        try reading.first("SELECT * FROM \"user\" WHERE id = \(id)").map(User.init)
    }

    static func find(email: String, in reading: borrowing some Reading & ~Copyable) throws -> User? {
        try reading.first("SELECT * FROM \"user\" WHERE email = \(email)").map(User.init)
    }

    /// `family` is the one whose parents made the account.
    func insert(keptBy family: Family.ID?, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO "user" (id, email, name, birthdate, language, emoji, colour, kept_by, created_at, version)
            VALUES (\(id), \(email), \(name), \(birthdate), \(language), \(emoji), \(colour), \(family),
                \(createdAt), \(version))
            """
        )
    }

    /// Deletes a row and all that hangs on it: password, PIN, sign-ins, picture.
    static func delete(_ id: ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM \"user\" WHERE id = \(id)")
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE "user" SET name = \(name), birthdate = \(birthdate), language = \(language), emoji = \(emoji),
                colour = \(colour), image_tag = \(imageTag), version = \(version) WHERE id = \(id)
            """
        )
    }
}

extension User {
    /// Whether a family's parents may look after this person's sign-in: they made the account, and the person is a parent
    /// nowhere.
    func isWard(of family: Family.ID, in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        let isKept = try reading.first("SELECT 1 AS one FROM \"user\" WHERE id = \(id) AND kept_by = \(family)") != nil
        return try isKept && !Member.isParentAnywhere(id, in: reading)
    }

    /// Whether somebody can sign in by email and password.
    static func hasPassword(_ id: ID, in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try Password.hash(of: id, in: reading) != nil
    }

    /// For who becomes a parent: a family doesn't hang on four digits.
    /// - Throws: `AccountRefusal.needsPassword`.
    func requirePassword(in reading: borrowing some Reading & ~Copyable) throws {
        guard try User.hasPassword(id, in: reading) else { throw AccountRefusal.needsPassword }
    }

    /// Takes an email, in lower case, to sign in with.
    /// - Throws: `AccountRefusal.emailTaken`.
    func take(email: String, in transaction: borrowing Transaction) throws {
        if let owner = try User.find(email: email, in: transaction), owner.id != id { throw AccountRefusal.emailTaken }
        try transaction.run("UPDATE \"user\" SET email = \(email), version = version + 1 WHERE id = \(id)")
    }
}

extension User {
    /// Whether anybody has an account yet.
    package static func isAnybodyKnown(in reading: borrowing some Reading & ~Copyable) throws -> Bool {
        try reading.first("SELECT 1 AS one FROM \"user\" LIMIT 1") != nil
    }

    /// Who has this email, in lower case.
    package static func id(email: String, in reading: borrowing some Reading & ~Copyable) throws -> ID? {
        try find(email: email, in: reading)?.id
    }
}
