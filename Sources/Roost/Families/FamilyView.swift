/// What one member sees of one family at one instant: everything read through it belongs together, and to `offset`.
///
/// A page is rendered out of one view, so that its socket can start exactly where its HTML ends. Each module adds what can be
/// seen of it in an extension of its own.
package struct FamilyView: ~Copyable, Reading {
    private let connection: any Connection
    /// The family.
    package let family: Family
    /// Everybody in it.
    package let roster: Roster
    /// Who looks.
    package let me: Member
    /// The last event this view includes.
    package let offset: Int
    /// The epoch of that offset.
    package let epoch: String

    init(of id: Family.ID, for user: User.ID, on reading: borrowing ReadTransaction) throws {
        let roster = try Roster(of: id, in: reading)
        let me = try roster.member(user)
        let found = try Family.find(id, in: reading)
        guard let found else { throw FamilyRefusal.notAMember }
        let log = try Family.log(of: id, in: reading)
        self.init(family: found, roster: roster, me: me, log: log, on: reading.connection)
    }

    private init(family: Family, roster: Roster, me: Member, log: LogExtent, on connection: any Connection) {
        self.family = family
        self.roster = roster
        self.me = me
        offset = log.head
        epoch = log.epoch
        self.connection = connection
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try connection.rows(sql)
    }

    /// What those of these people are called who are not in the family: their history stays under their names.
    package func namesOfLeavers(among users: some Sequence<User.ID>) throws -> [User.ID: String] {
        var names: [User.ID: String] = [:]
        for user in Set(users) where roster.find(user) == nil {
            names[user] = try first("SELECT name FROM \"user\" WHERE id = \(user)").map { try $0["name"] }
        }
        return names
    }

    /// How messages are found by their words here.
    var messageSearch: any MessageSearch { connection.messageSearch }
}

extension Database {
    /// Looks at a family as one of its members.
    /// - Throws: `FamilyRefusal.notAMember`, what the body throws, or `StorageFault`.
    package func view<Answer: Sendable>(
        of family: Family.ID,
        for user: User.ID,
        _ body: @escaping @Sendable (borrowing FamilyView) throws -> Answer
    ) async throws -> Answer {
        try await read { reading in
            let view = try FamilyView(of: family, for: user, on: reading)
            return try body(view)
        }
    }
}
