/// A child's PIN as the database keeps it: its hash, and how often it was tried since it last fitted.
struct PIN: Sendable {
    /// As `PasswordHasher` makes it.
    let hash: String
    /// Tries since the PIN was set or last fitted.
    let tries: Int

    /// After so many wrong ones it is locked until a parent sets another.
    static let mostTries = 10

    /// Whether no try is left.
    var isLocked: Bool { tries >= Self.mostTries }

    private init(_ row: Row) throws {
        hash = try row["hash"]
        tries = try row["tries"]
    }

    static func find(_ user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> PIN? {
        try reading.first("SELECT hash, tries FROM pin WHERE user_id = \(user)").map(PIN.init)
    }

    /// Counts a try before it is made, so that no number of tries at once gives more than there are.
    /// - Returns: what to try against; nil when it is locked, or there is none.
    static func takeTry(of user: User.ID, in transaction: borrowing Transaction) throws -> PIN? {
        try transaction.first(
            """
            UPDATE pin SET tries = tries + 1 WHERE user_id = \(user) AND tries < \(mostTries) RETURNING hash, tries
            """
        ).map(PIN.init)
    }

    /// Begins to count anew, as the PIN fitted.
    /// - Returns: false when it is no longer the PIN.
    static func confirm(_ pin: PIN, of user: User.ID, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.first(
            "UPDATE pin SET tries = 0 WHERE user_id = \(user) AND hash = \(pin.hash) RETURNING tries"
        ) != nil
    }

    /// Sets a PIN, with all its tries.
    static func store(_ hash: String, for user: User.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO pin (user_id, hash, tries) VALUES (\(user), \(hash), 0)
            ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, tries = 0
            """
        )
    }
}

extension FieldChecks {
    /// A PIN: 4 to 8 digits.
    mutating func pin(_ pin: String) {
        if !(4...8).contains(pin.utf8.count) || !pin.utf8.allSatisfy({ (48...57).contains($0) }) {
            fail("pin", "A PIN has 4 to 8 digits.")
        }
    }
}
