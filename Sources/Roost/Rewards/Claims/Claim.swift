/// A member's wish to spend karma on a reward.
package struct Claim: Codable, Sendable, Equatable {
    package typealias ID = Identifier<Claim>

    /// Where a claim stands.
    package enum Status: String, Codable, Sendable, CaseIterable, SQLConvertible {
        case pending, completed, rejected, cancelled
    }

    /// The reward as it was when it was claimed.
    package struct FrozenReward: Codable, Sendable, Equatable {
        package let id: Reward.ID
        package let name: String
        package let karmaCost: Int
    }

    package let id: ID
    package let familyId: Family.ID
    package let reward: FrozenReward
    /// Who claims.
    package let memberId: User.ID
    package var status: Status
    /// The task parents approve it by.
    package let approvalTaskId: FamilyTask.ID
    /// Why it was rejected or cancelled.
    package var reason: String?
    package var decidedBy: User.ID?
    package var decidedAt: Timestamp?
    package let createdAt: Timestamp
    package var version: Int

    /// Leaves `pending`.
    /// - Throws: `ClaimRefusal.notPending`.
    mutating func decide(
        _ status: Status,
        by member: User.ID,
        reason: String? = nil,
        at now: Timestamp
    ) throws(ClaimRefusal) {
        guard self.status == .pending else { throw .notPending(self) }
        self.status = status
        self.reason = reason
        decidedBy = member
        decidedAt = now
        version += 1
    }

    /// Is pending again.
    mutating func undecide() {
        status = .pending
        reason = nil
        decidedBy = nil
        decidedAt = nil
        version += 1
    }
}

extension Claim {
    init(_ row: Row) throws {
        id = try row["id"]
        familyId = try row["family_id"]
        reward = FrozenReward(id: try row["reward_id"], name: try row["reward_name"], karmaCost: try row["karma_cost"])
        memberId = try row["member_id"]
        status = try row["status"]
        approvalTaskId = try row["approval_task_id"]
        reason = try row["reason"]
        decidedBy = try row["decided_by"]
        decidedAt = try row["decided_at"]
        createdAt = try row["created_at"]
        version = try row["version"]
    }

    /// - Throws: `ClaimRefusal.notFound`, also for a claim of another family.
    static func find(
        _ id: ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Claim {
        let row = try reading.first("SELECT * FROM claim WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw ClaimRefusal.notFound }
        return try Claim(row)
    }

    /// Somebody's claims in any family, the oldest first.
    static func all(of user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [Claim] {
        try reading.rows("SELECT * FROM claim WHERE member_id = \(user) ORDER BY id").map(Claim.init)
    }

    func insert(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO claim (id, family_id, reward_id, reward_name, karma_cost, member_id, status, approval_task_id,
                created_at, version)
            VALUES (\(id), \(familyId), \(reward.id), \(reward.name), \(reward.karmaCost), \(memberId), \(status),
                \(approvalTaskId), \(createdAt), \(version))
            """
        )
    }

    func update(in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            UPDATE claim SET status = \(status), reason = \(reason), decided_by = \(decidedBy), decided_at = \(decidedAt),
                version = \(version) WHERE id = \(id)
            """
        )
    }
}
