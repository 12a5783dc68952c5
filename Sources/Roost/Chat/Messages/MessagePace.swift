/// How fast one person may write: so many messages in so long, whichever way they come.
///
/// Counted in the transaction that stores the message, so that no number of connections or processes gets around it.
package struct MessagePace: Sendable, Equatable {
    /// How many messages …
    package var messages = 10
    /// … in how long.
    package var span = Duration.seconds(10)

    /// 10 messages in 10 seconds.
    package init() {}

    /// - Throws: `ChatRefusal.tooFast`.
    func check(_ author: User.ID, at now: Timestamp, in transaction: borrowing Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT created_at FROM message WHERE author_id = \(author) AND created_at > \(now + (.zero - span))
            ORDER BY created_at DESC LIMIT \(messages)
            """
        )
        guard rows.count >= messages, let oldest = try rows.last.map({ try $0["created_at"] as Timestamp }) else {
            return
        }
        throw ChatRefusal.tooFast(retryAfter: max(oldest + span - now, .milliseconds(1)), pace: self)
    }
}
