import Crypto

/// One row of a member's ledger; written once, never changed.
package struct KarmaEntry: Codable, Sendable, Equatable {
    package typealias ID = Identifier<KarmaEntry>

    /// Why karma moved.
    package enum Source: String, Codable, Sendable, CaseIterable, SQLConvertible {
        case taskCompleted = "task_completed"
        case taskReopened = "task_reopened"
        case grant
        case rewardRedeemed = "reward_redeemed"
        case rewardRefunded = "reward_refunded"
    }

    package let id: ID
    package let userId: User.ID
    /// Its place in the member's chain; the first is 1.
    package let number: Int
    /// Never 0; below 0 when karma was taken.
    package let amount: Int
    /// The balance after it; never below 0.
    package let balance: Int
    package let source: Source
    /// The task's or reward's name, or what the parent wrote.
    package let description: String
    package let actorId: User.ID
    package let taskId: FamilyTask.ID?
    package let claimId: Claim.ID?
    package let createdAt: Timestamp
    /// SHA-256 of the entry before it in the member's chain, in hexadecimal; 64 zeros for the first.
    package let previousHash: String

    /// What the first entry of a chain carries.
    static let chainStart = String(repeating: "0", count: 64)

    /// SHA-256 of all its fields, each led by its length, so that no two entries read alike.
    package var hash: String {
        let fields = [
            id.text, userId.text, String(number), String(amount), String(balance), source.rawValue, description,
            actorId.text, taskId?.text ?? "", claimId?.text ?? "", String(createdAt.milliseconds), previousHash,
        ]
        let text = fields.map { "\($0.utf8.count):\($0)" }.joined()
        return SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}

extension KarmaEntry {
    init(_ row: Row) throws {
        id = try row["id"]
        userId = try row["user_id"]
        number = try row["number"]
        amount = try row["amount"]
        balance = try row["balance"]
        source = try row["source"]
        description = try row["description"]
        actorId = try row["actor_id"]
        taskId = try row["task_id"]
        claimId = try row["claim_id"]
        createdAt = try row["created_at"]
        previousHash = try row["previous_hash"]
    }

    func insert(into family: Family.ID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO karma_entry (id, family_id, user_id, number, amount, balance, source, description, actor_id,
                task_id, claim_id, created_at, previous_hash)
            VALUES (\(id), \(family), \(userId), \(number), \(amount), \(balance), \(source), \(description), \(actorId),
                \(taskId), \(claimId), \(createdAt), \(previousHash))
            """
        )
    }

    static func last(
        of user: User.ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> KarmaEntry? {
        try reading.first(
            """
            SELECT * FROM karma_entry WHERE family_id = \(family) AND user_id = \(user) ORDER BY number DESC LIMIT 1
            """
        ).map(KarmaEntry.init)
    }
}
