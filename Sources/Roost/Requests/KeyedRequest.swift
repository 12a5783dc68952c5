import Crypto

/// A mutation that its client has named (`Idempotency-Key`), so that it can ask again without doing it twice.
///
/// `KeyedDatabase` notes it in the transaction that does the work, so no crash can separate the two.
package struct KeyedRequest: Sendable {
    /// Who asks; keys of different people have nothing to do with each other.
    package let user: User.ID
    /// The client's name for it, the same for each repeat.
    package let key: String
    /// What is asked, so that a key can't stand for two things.
    let fingerprint: String
    /// This one try.
    let attempt: Identifier<KeyedRequest>

    /// How long a key is remembered.
    package static let lifetime = Duration.seconds(24 * 3600)

    /// The request that the current task carries out.
    @TaskLocal package static var current: KeyedRequest?

    /// A try of somebody's request; `target` is path and query.
    package init(
        by user: User.ID,
        key: String,
        method: String,
        target: String,
        body: [UInt8],
        attempt: Identifier<KeyedRequest>
    ) {
        self.user = user
        self.key = key
        self.attempt = attempt
        fingerprint = SHA256.hash(data: Array("\(method) \(target)\n".utf8) + body).hexadecimal
    }

    /// The key of something that has no name but its content and the page it was sent from, which `once` names.
    package static func key(naming once: String, target: String, body: [UInt8]) -> String {
        SHA256.hash(data: Array("\(once) \(target)\n".utf8) + body).hexadecimal
    }

    /// Another try has done it already.
    package struct Repeated: Error {}
}

extension KeyedRequest {
    /// Notes the request as done by this try. Further transactions of the same try may follow.
    /// - Throws: `Repeated`.
    func claim(at now: Timestamp, in transaction: borrowing Transaction) throws {
        let oldest = now + (.zero - Self.lifetime)
        let known = try transaction.first(
            "SELECT attempt, created_at FROM keyed_request WHERE user_id = \(user) AND key = \(key)"
        )
        if let known, try known["created_at"] as Timestamp > oldest {
            guard try known["attempt"] as Identifier<KeyedRequest> == attempt else { throw Repeated() }
            return
        }
        // Two that are too old go for each one that comes: the table doesn't grow, and nobody has to sweep.
        try transaction.run(
            """
            DELETE FROM keyed_request WHERE (user_id, key) IN (
                SELECT user_id, key FROM keyed_request WHERE created_at <= \(oldest) ORDER BY created_at LIMIT 2
            ) OR (user_id = \(user) AND key = \(key))
            """
        )
        try transaction.run(
            """
            INSERT INTO keyed_request (user_id, key, fingerprint, attempt, created_at)
            VALUES (\(user), \(key), \(fingerprint), \(attempt), \(now))
            """
        )
    }

    /// Keeps what the work came to, for the case that the answer can't be kept any more.
    func keep(result: String, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE keyed_request SET body = \(result)
            WHERE user_id = \(user) AND key = \(key) AND attempt = \(attempt)
            """
        )
    }
}
