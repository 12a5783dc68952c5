/// What can be done with claims: a claim reserves karma at once and spends it when a parent approves.
package struct Claims: Sendable {
    private let database: any Database
    private let world: World
    private let tasks: Tasks

    /// The claims in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
        self.tasks = Tasks(database: database, world: world)
    }

    /// Claims a reward: reserves its cost and one of its stock, and asks the parents, with a task for them.
    ///
    /// `cost` is what the claimer was told; nil takes whatever it is now.
    /// - Throws: `FamilyRefusal.notAMember`, `RewardRefusal.notFound`, `.archived`, `ClaimRefusal.alreadyPending`,
    ///   `.priceChanged`, `.outOfStock`, `.limitReached`, `.insufficientKarma`.
    package func claim(
        _ id: Reward.ID,
        for cost: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Claim {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let reward = try Reward.find(id, in: family, transaction)
            guard reward.archivedAt == nil else { throw RewardRefusal.archived }
            try Self.checkNotPending(reward.id, for: act.actor.id, in: transaction)
            if let cost, cost != reward.karmaCost { throw ClaimRefusal.priceChanged(reward.karmaCost) }
            guard reward.stock != 0 else { throw ClaimRefusal.outOfStock }
            try Self.checkLimit(reward, act, in: transaction)
            try Self.checkAffordable(reward, for: act.actor, in: transaction)
            let (claim, task) = Self.make(of: reward, act)
            try task.insert(in: transaction)
            try claim.insert(in: transaction)
            try Self.take(reward, for: claim, &act, in: transaction)
            try Self.tellCreated(claim, task, &act)
            return claim
        }
    }

    /// Approves a claim: the same as completing its approval task. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ClaimRefusal.notFound`, `.notPending`.
    package func approve(_ id: Claim.ID, in family: Family.ID, by caller: Caller) async throws -> Claim {
        let task = try await database.view(of: family, for: caller.user) { view in
            _ = try view.roster.parent(caller.user)
            let claim = try Claim.find(id, in: family, view)
            guard claim.status == .pending else { throw ClaimRefusal.notPending(claim) }
            return claim.approvalTaskId
        }
        do {
            _ = try await tasks.complete(task, in: family, by: caller)
        } catch TaskRefusal.alreadyCompleted, TaskRefusal.notFound {
            let claim = try await database.read { try Claim.find(id, in: family, $0) }
            throw ClaimRefusal.notPending(claim)
        }
        return try await database.read { try Claim.find(id, in: family, $0) }
    }

    /// Takes an approval back, as long as a done task can be: karma is refunded, and the claim waits again. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `ClaimRefusal.notFound`, `.alreadyPending`, and as `Tasks.reopen`.
    package func takeBackApproval(of id: Claim.ID, in family: Family.ID, by caller: Caller) async throws {
        let task = try await database.view(of: family, for: caller.user) { view in
            _ = try view.roster.parent(caller.user)
            return try Claim.find(id, in: family, view).approvalTaskId
        }
        _ = try await tasks.reopen(task, in: family, by: caller)
    }

    /// Rejects a claim and frees what it reserved. Parents only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `ClaimRefusal.notFound`, `.notPending`.
    package func reject(
        _ id: Claim.ID,
        reason: String,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Claim {
        var checks = FieldChecks()
        let reason = checks.line(reason, "reason", length: 1...500)
        try checks.finish()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            var claim = try Claim.find(id, in: family, transaction)
            try claim.decide(.rejected, by: act.actor.id, reason: reason, at: act.now)
            try Self.close(claim, &act, in: transaction)
            return claim
        }
    }

    /// Cancels a claim and frees what it reserved: the claimer or a parent.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `ClaimRefusal.notFound` (also for another child's claim), `.notPending`.
    package func cancel(
        _ id: Claim.ID,
        reason: String?,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Claim {
        var checks = FieldChecks()
        let reason = checks.prose(reason, "reason", most: 500)
        try checks.finish()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            var claim = try Claim.find(id, in: family, transaction)
            guard act.actor.isParent || claim.memberId == act.actor.id else { throw ClaimRefusal.notFound }
            try claim.decide(.cancelled, by: act.actor.id, reason: reason, at: act.now)
            try Self.close(claim, &act, in: transaction)
            return claim
        }
    }
}
