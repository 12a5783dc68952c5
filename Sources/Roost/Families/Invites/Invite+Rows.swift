extension Invite {
    /// - Throws: `InviteRefusal.notFound`.
    static func find(_ token: Invite.Token, in reading: borrowing some Reading & ~Copyable) throws -> Invite {
        let row = try reading.first("SELECT * FROM invite WHERE token_hash = \(token.hash)")
        guard let row else { throw InviteRefusal.notFound }
        return try Invite(row)
    }

    /// - Throws: `InviteRefusal.notFound`, also for an invite of another family.
    static func find(
        _ id: ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Invite {
        let row = try reading.first("SELECT * FROM invite WHERE id = \(id) AND family_id = \(family)")
        guard let row else { throw InviteRefusal.notFound }
        return try Invite(row)
    }

    /// A family's invites that can be accepted, the latest first.
    static func open(
        of family: Family.ID,
        at now: Timestamp,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [Invite] {
        try reading.rows(
            """
            SELECT * FROM invite WHERE family_id = \(family) AND fate IS NULL AND expires_at > \(now)
            ORDER BY created_at DESC, id DESC
            """
        ).map(Invite.init)
    }

    func insert(_ token: Invite.Token, in transaction: borrowing Transaction) throws {
        try transaction.run(
            """
            INSERT INTO invite (id, family_id, token_hash, role, created_by, created_at, expires_at)
            VALUES (\(id), \(familyId), \(token.hash), \(role), \(createdBy), \(createdAt), \(expiresAt))
            """
        )
    }

    /// Ends it; nobody can accept it any more.
    func end(_ fate: Fate, by user: User.ID? = nil, in transaction: borrowing Transaction) throws {
        try transaction.run("UPDATE invite SET fate = \(fate), accepted_by = \(user) WHERE id = \(id)")
    }

    /// Forgets a family's invites that have been over for long, so that the table doesn't grow.
    static func forget(
        of family: Family.ID,
        expiredBefore instant: Timestamp,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run("DELETE FROM invite WHERE family_id = \(family) AND expires_at < \(instant)")
    }
}
