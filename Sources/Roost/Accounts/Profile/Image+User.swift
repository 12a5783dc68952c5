/// Somebody's picture.
extension Image {
    func store(of user: User.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO user_image (user_id, type, bytes) VALUES (\(user), \(format), \(bytes))
            ON CONFLICT (user_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes
            """
        )
    }

    static func find(of user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> Image {
        let row = try reading.first("SELECT * FROM user_image WHERE user_id = \(user)")
        guard let row else { throw AccountRefusal.noImage }
        return try Image(row)
    }

    static func delete(of user: User.ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM user_image WHERE user_id = \(user)")
    }
}
