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
        try await services.database.view(of: id, for: anna) {
            try $0.karmaEntries(of: user, cursor: nil, limit: 100_000).items.reversed()
        }
    }
}
