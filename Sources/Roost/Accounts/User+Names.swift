extension User {
    /// What people are called, also those who are in no family any more; who has no account any more isn't there.
    static func names(
        of users: some Collection<ID>,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [ID: String] {
        guard let first = users.first else { return [:] }
        let list: SQL = users.dropFirst().reduce("\(first)") { "\($0), \($1)" }
        let rows = try reading.rows("SELECT id, name FROM \"user\" WHERE id IN (\(list))")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["name"]) })
    }
}

extension FamilyView {
    /// What people are called who are in the family, or were.
    package func names(of users: Set<User.ID>) throws -> [User.ID: String] {
        let present = Dictionary(uniqueKeysWithValues: roster.members.map { ($0.id, $0.name) })
        let gone = try User.names(of: users.filter { present[$0] == nil }.sorted(), in: self)
        return present.merging(gone) { present, _ in present }
    }
}
