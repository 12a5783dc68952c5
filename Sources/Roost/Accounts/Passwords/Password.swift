/// The rows of passwords: their hashes.
enum Password {
    static func hash(of user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> String? {
        try reading.first("SELECT hash FROM password WHERE user_id = \(user)").map { try $0["hash"] }
    }

    static func store(_ hash: String, for user: User.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO password (user_id, hash) VALUES (\(user), \(hash))
            ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash
            """
        )
    }
}

extension FieldChecks {
    /// A password: 8 to 200 characters of any kind.
    mutating func password(_ password: String, _ field: String) {
        if !(8...200).contains(password.count) {
            fail(field, code: "length", "A password has 8 to 200 characters.")
        }
    }

    /// An email as accounts keep it: trimmed, in lower case.
    mutating func email(_ email: String) -> String {
        let line = line(email, "email", length: 3...254).lowercased()
        guard failures.last?.field != "email" else { return line }
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains(where: \.isEmpty) || line.contains(where: \.isWhitespace) {
            fail("email", "An email address looks like name@example.com.")
        }
        return line
    }
}
