/// What can be done with karma by hand; the rest moves with tasks and claims.
package struct Karma: Sendable {
    private let database: any Database
    private let world: World

    /// The ledgers in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Gives or takes karma. Parents only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `KarmaRefusal.insufficient`.
    package func grant(_ grant: KarmaGrant, in family: Family.ID, by caller: Caller) async throws -> KarmaEntry {
        let grant = try grant.checked()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            guard act.roster.find(grant.userId) != nil else { throw FamilyRefusal.memberNotFound }
            let posting = KarmaLedger.Posting(
                to: grant.userId,
                amount: grant.amount,
                source: .grant,
                description: grant.description ?? ""
            )
            return try KarmaLedger.post(posting, &act, transaction)
        }
    }
}

/// Karma a parent gives, or takes with an amount below 0.
package struct KarmaGrant: Sendable, Equatable {
    /// Who gets it.
    package var userId: User.ID
    /// −100,000 to 100,000, not 0.
    package var amount: Int
    /// Up to 500 characters.
    package var description: String?

    /// An amount for somebody.
    package init(to userId: User.ID, amount: Int, description: String? = nil) {
        self.userId = userId
        self.amount = amount
        self.description = description
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> KarmaGrant {
        var checks = FieldChecks()
        var result = self
        result.description = checks.prose(description, "description", most: 500)
        if amount == 0 || !(-100_000...100_000).contains(amount) {
            checks.fail("amount", code: "out_of_range", "An amount is from −100,000 to 100,000, and not 0.")
        }
        try checks.finish()
        return result
    }
}
