/// A family: people who share tasks, karma and rewards.
package struct Family: Codable, Sendable, Equatable {
    package typealias ID = Identifier<Family>

    /// Which family.
    package let id: ID
    /// 1-100 characters.
    package var name: String
    /// An IANA time zone: `Europe/Amsterdam`.
    package var timezone: String
    /// A BCP 47 tag: `en`, `nl`.
    package var language: String
    /// The day calendars and choices of days begin with.
    package var firstDayOfWeek: Weekday = .monday
    /// When what isn't urgent waits; none when it never does.
    package var quietHours: QuietHours?
    /// When it was made.
    package let createdAt: Timestamp
    /// Grows with each change.
    package var version: Int
}

extension Family {
    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        timezone = try row["timezone"]
        language = try row["language"]
        firstDayOfWeek = try row["first_day_of_week"]
        quietHours = try QuietHours(row)
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    static func find(_ id: ID, in reading: borrowing some Reading & ~Copyable) throws -> Family? {
        try reading.first("SELECT * FROM family WHERE id = \(id)").map(Family.init)
    }

    /// The families somebody is in, the oldest membership first.
    package static func all(of user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [Family] {
        try reading.rows(
            """
            SELECT family.* FROM member JOIN family ON family.id = member.family_id
            WHERE member.user_id = \(user) ORDER BY member.joined_at, family.id
            """
        ).map(Family.init)
    }

    /// The epoch is random; it is another one once the log was restored from a backup.
    func insert(epoch: String, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO family (id, name, timezone, language, head, epoch, created_at, version)
            VALUES (\(id), \(name), \(timezone), \(language), 0, \(epoch), \(createdAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE family SET name = \(name), timezone = \(timezone), language = \(language),
                first_day_of_week = \(firstDayOfWeek), quiet_from = \(quietHours?.from), quiet_to = \(quietHours?.to),
                version = \(version)
            WHERE id = \(id)
            """
        )
    }

    /// Takes the next offsets of the family's log.
    /// - Returns: the last of them.
    static func advanceHead(of id: ID, by count: Int, in transaction: borrowing Transaction) throws -> Int {
        let row = try transaction.first("UPDATE family SET head = head + \(count) WHERE id = \(id) RETURNING head")
        guard let row else { throw FamilyRefusal.notAMember }
        return try row["head"]
    }

    /// The offset of the last event; 0 for a log without events.
    package static func head(of id: ID, in reading: borrowing some Reading & ~Copyable) throws -> Int {
        try reading.first("SELECT head FROM family WHERE id = \(id)").map { try $0["head"] } ?? 0
    }

    /// The heads of all logs.
    package static func heads(in reading: borrowing some Reading & ~Copyable) throws -> [ID: Int] {
        let rows = try reading.rows("SELECT id, head FROM family WHERE head > 0")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["head"]) })
    }
}
