package import Roost

extension Home {
    /// Anna, or somebody else, gives karma; takes it with an amount below 0.
    @discardableResult
    package func grant(
        _ amount: Int,
        to user: User.ID,
        _ description: String? = nil,
        by giver: User.ID? = nil
    ) async throws -> KarmaEntry {
        let grant = KarmaGrant(to: user, amount: amount, description: description)
        return try await services.karma.grant(grant, in: id, by: Caller(giver ?? anna))
    }

    /// What somebody has.
    package func balance(of user: User.ID) async throws -> Int {
        try await karma(of: user).balance
    }

    /// What somebody can spend.
    package func available(of user: User.ID) async throws -> Int {
        try await karma(of: user).available
    }

    /// What somebody has, and how much of it is reserved.
    package func karma(of user: User.ID) async throws -> Balance {
        try await services.database.view(of: id, for: anna) { try $0.balance(of: user) }
    }

    /// Somebody's ledger, the oldest entry first.
    package func entries(of user: User.ID) async throws -> [KarmaEntry] {
        try await services.database.view(of: id, for: anna) { view in
            var entries: [KarmaEntry] = []
            var cursor: String?
            repeat {
                let page = try view.karmaEntries(of: user, cursor: cursor, limit: 100)
                entries += page.items
                cursor = page.nextCursor
            } while cursor != nil
            return entries.reversed()
        }
    }
}

extension Balance {
    /// Balance, reserved and available, to compare at a glance.
    package var amounts: [Int] { [balance, reserved, available] }
}
