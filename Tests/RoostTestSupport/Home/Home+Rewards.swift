package import Roost

extension Home {
    /// A new reward of Anna's.
    package func reward(
        _ name: String = "Cinema",
        cost: Int = 10,
        stock: Int? = nil,
        limitPerMember: Int? = nil
    ) async throws -> Reward {
        let draft = RewardDraft(name: name, karmaCost: cost, stock: stock, limitPerMember: limitPerMember)
        return try await services.rewards.create(draft, in: id, by: Caller(anna))
    }

    /// A reward as somebody sees it now.
    package func offer(_ reward: Reward.ID, for user: User.ID) async throws -> RewardOffer {
        let now = clock.now
        return try await services.database.view(of: id, for: user) { try $0.reward(reward, at: now) }
    }

    /// The rewards that can be claimed, as somebody sees them now.
    package func shelf(for user: User.ID) async throws -> [RewardOffer] {
        let now = clock.now
        return try await services.database.view(of: id, for: user) { try $0.rewards(at: now) }
    }

    /// Somebody changes what the closure changes of a reward.
    @discardableResult
    package func edit(
        _ reward: Reward,
        by user: User.ID? = nil,
        _ change: (inout RewardEdit) -> Void
    ) async throws -> Reward {
        var edit = RewardEdit()
        change(&edit)
        return try await services.rewards.edit(reward.id, edit, in: id, by: Caller(user ?? anna))
    }

    /// Somebody takes a reward off the shelf.
    @discardableResult
    package func archive(_ reward: Reward, by user: User.ID? = nil) async throws -> Reward {
        try await services.rewards.archive(reward.id, in: id, by: Caller(user ?? anna))
    }

    /// Somebody claims a reward.
    @discardableResult
    package func claim(_ reward: Reward, by user: User.ID) async throws -> Claim {
        try await services.claims.claim(reward.id, in: id, by: Caller(user))
    }

    /// Mia has just enough karma for a reward, and has claimed it.
    package func pendingClaim(_ name: String = "Cinema", cost: Int = 10) async throws -> Claim {
        try await grant(cost, to: mia)
        return try await claim(reward(name, cost: cost), by: mia)
    }

    /// A claim as it is now, as Anna or somebody else may see it.
    package func now(_ claim: Claim, for user: User.ID? = nil) async throws -> Claim {
        try await services.database.view(of: id, for: user ?? anna) { try $0.claim(claim.id) }
    }

    /// The task that parents approve a claim by.
    package func approvalTask(of claim: Claim) async throws -> FamilyTask {
        try await services.database.view(of: id, for: anna) { try $0.task(claim.approvalTaskId) }
    }

    /// Somebody approves a claim.
    @discardableResult
    package func approve(_ claim: Claim, by user: User.ID? = nil) async throws -> Claim {
        try await services.claims.approve(claim.id, in: id, by: Caller(user ?? anna))
    }

    /// Somebody says no to a claim.
    @discardableResult
    package func reject(_ claim: Claim, _ reason: String = "Not today", by user: User.ID? = nil) async throws -> Claim {
        try await services.claims.reject(claim.id, reason: reason, in: id, by: Caller(user ?? anna))
    }

    /// Somebody takes a claim back.
    @discardableResult
    package func cancel(_ claim: Claim, _ reason: String? = nil, by user: User.ID) async throws -> Claim {
        try await services.claims.cancel(claim.id, reason: reason, in: id, by: Caller(user))
    }
}
