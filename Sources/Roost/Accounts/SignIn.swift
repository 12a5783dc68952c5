/// One signed-in browser or device.
package struct SignIn: Sendable, Equatable {
    package typealias ID = Identifier<SignIn>
    /// The secret a browser or program keeps to stay signed in: 256 bits.
    package typealias Token = BearerToken<SignIn>

    /// Which sign-in.
    package let id: ID
    /// Whose.
    package let userId: User.ID
    /// When it began.
    package let createdAt: Timestamp
    /// When it was last used, to the hour.
    package let seenAt: Timestamp
    /// 30 days after it was last used.
    package let expiresAt: Timestamp
    /// What the browser or program called itself (`User-Agent`), its first 300 characters; none of who didn't say.
    package let userAgent: String?

    /// The cookie in which browsers keep its token.
    package static let cookieName = "roost_session"
    /// How long a sign-in lasts without use.
    package static let lifetime = Duration.seconds(30 * 24 * 3600)
    /// How often its use is written down.
    static let touchInterval = Duration.seconds(3600)

    init(_ row: Row) throws {
        id = try row["id"]
        userId = try row["user_id"]
        createdAt = try row["created_at"]
        seenAt = try row["seen_at"]
        expiresAt = try row["expires_at"]
        userAgent = try row["user_agent"]
    }

    init(id: ID, userId: User.ID, by userAgent: String?, at now: Timestamp) {
        self.id = id
        self.userId = userId
        self.createdAt = now
        self.seenAt = now
        self.expiresAt = now + Self.lifetime
        self.userAgent = userAgent.map(Self.shortened)
    }

    private static func shortened(_ userAgent: String) -> String {
        String(
            String.UnicodeScalarView(userAgent.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }.prefix(300))
        )
    }

    static func find(_ id: ID, in reading: borrowing some Reading & ~Copyable) throws -> SignIn? {
        try reading.first("SELECT * FROM sign_in WHERE id = \(id)").map(SignIn.init)
    }

    static func find(_ token: SignIn.Token, in reading: borrowing some Reading & ~Copyable) throws -> SignIn? {
        try reading.first("SELECT * FROM sign_in WHERE token_hash = \(token.hash)").map(SignIn.init)
    }

    func insert(_ token: SignIn.Token, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO sign_in (id, user_id, token_hash, created_at, seen_at, expires_at, user_agent)
            VALUES (\(id), \(userId), \(token.hash), \(createdAt), \(seenAt), \(expiresAt), \(userAgent))
            """
        )
    }

    static func touch(_ id: ID, at now: Timestamp, in transaction: borrowing Transaction) throws {
        try transaction.run(
            "UPDATE sign_in SET seen_at = \(now), expires_at = \(now + Self.lifetime) WHERE id = \(id)"
        )
    }

    /// A person's sign-ins that have not run out, the last used first.
    static func all(
        of user: User.ID,
        at now: Timestamp,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [SignIn] {
        try reading.rows(
            "SELECT * FROM sign_in WHERE user_id = \(user) AND expires_at > \(now) ORDER BY seen_at DESC, id DESC"
        ).map(SignIn.init)
    }

    /// Ends a sign-in, and rings for whatever stands on it.
    static func end(_ id: ID, in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM sign_in WHERE id = \(id)")
        transaction.ringAfterCommit(ended: id)
    }

    /// Ends all sign-ins of a person, but one.
    static func endAll(of user: User.ID, but kept: ID? = nil, in transaction: borrowing Transaction) throws {
        for row in try transaction.rows("SELECT id FROM sign_in WHERE user_id = \(user)") {
            let id: ID = try row["id"]
            if id != kept { try end(id, in: transaction) }
        }
    }

    /// True while the sign-in gives rights.
    package static func isAlive(
        _ id: ID,
        at now: Timestamp,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try find(id, in: reading).map { $0.expiresAt > now } ?? false
    }

    /// Ends everybody's sign-ins.
    package static func endAll(in transaction: borrowing Transaction) throws {
        try transaction.run("DELETE FROM sign_in")
    }
}
