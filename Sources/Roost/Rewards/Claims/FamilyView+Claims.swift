extension FamilyView {
    /// One claim: a child sees its own only.
    /// - Throws: `ClaimRefusal.notFound`.
    package func claim(_ id: Claim.ID) throws -> Claim {
        let claim = try Claim.find(id, in: family.id, self)
        guard me.isParent || claim.memberId == me.id else { throw ClaimRefusal.notFound }
        return claim
    }

    /// A page of claims, the newest first: a parent sees all, a child its own.
    /// - Throws: `Invalid` for a cursor that isn't one of this list, or a limit out of range.
    package func claims(status: Claim.Status? = nil, cursor: String? = nil, limit: Int = 50) throws -> Page<Claim> {
        try PageLimit.check(limit)
        var conditions: [SQL] = ["family_id = \(family.id)"]
        if !me.isParent { conditions.append("member_id = \(me.id)") }
        if let status { conditions.append("status = \(status)") }
        if let cursor {
            let parts = cursor.split(separator: ".")
            guard parts.count == 2, let key = Int64(parts[0]), let id = Claim.ID(String(parts[1])) else {
                throw Invalid("cursor", "This cursor is not from this list.")
            }
            conditions.append("(created_at, id) < (\(key), \(id))")
        }
        let claims = try rows(
            "SELECT * FROM claim WHERE \(SQL.all(conditions)) ORDER BY created_at DESC, id DESC LIMIT \(limit + 1)"
        ).map(Claim.init)
        return Page(claims, limit: limit) { "\($0.createdAt.milliseconds).\($0.id.text)" }
    }

    /// A member's claims that stand so, the oldest first.
    func claims(ofMember member: User.ID, status: Claim.Status) throws -> [Claim] {
        try rows(
            """
            SELECT * FROM claim WHERE family_id = \(family.id) AND member_id = \(member) AND status = \(status)
            ORDER BY created_at, id
            """
        ).map(Claim.init)
    }
}
