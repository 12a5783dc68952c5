/// What can be done with rewards; claiming them is `Claims`.
package struct Rewards: Sendable {
    private let database: any Database
    private let world: World

    /// The rewards in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes a reward. Parents only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`.
    package func create(_ draft: RewardDraft, in family: Family.ID, by caller: Caller) async throws -> Reward {
        let draft = try draft.checked()
        return try await act(in: family, by: caller) { act, transaction in
            let reward = Reward(draft, id: act.world.newID(at: act.now), in: family, at: act.now)
            try reward.insert(in: transaction)
            try act.facts.tell(RewardCreated(familyId: family, reward: reward), to: act.roster.everyone)
            act.facts.changed(.reward(reward, .created))
            return reward
        }
    }

    /// Changes a reward; pending claims keep the name and cost they were made with. Parents only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `RewardRefusal.notFound`, `.archived`,
    ///   `.changedMeanwhile`.
    package func edit(
        _ id: Reward.ID,
        _ edit: RewardEdit,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Reward {
        try edit.check()
        return try await act(in: family, by: caller) { act, transaction in
            var reward = try Self.current(id, in: family, transaction)
            if let version = edit.ifVersion, version != reward.version { throw RewardRefusal.changedMeanwhile }
            reward.apply(try edit.applied(to: reward).checked())
            try Self.update(reward, &act, transaction)
            return reward
        }
    }

    /// Gives a reward a picture. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `RewardRefusal.notFound`, `.archived`.
    package func setImage(
        _ image: Image,
        of id: Reward.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Reward {
        try await act(in: family, by: caller) { act, transaction in
            var reward = try Self.current(id, in: family, transaction)
            try image.store(for: id, in: transaction)
            reward.imageTag = image.tag
            reward.version += 1
            try Self.update(reward, &act, transaction)
            return reward
        }
    }

    /// Takes a reward off the shelf; archiving it again does nothing. Parents only.
    /// `ifVersion` is the version it is known by (`If-Match`); none takes any.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `RewardRefusal.notFound`, `.changedMeanwhile`, `.claimsPending`.
    package func archive(
        _ id: Reward.ID,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Reward {
        try await act(in: family, by: caller) { act, transaction in
            var reward = try Reward.find(id, in: family, transaction)
            if let ifVersion, ifVersion != reward.version { throw RewardRefusal.changedMeanwhile }
            guard reward.archivedAt == nil else { return reward }
            guard try !Claims.arePending(of: id, in: transaction) else { throw RewardRefusal.claimsPending }
            reward.archivedAt = act.now
            reward.version += 1
            try reward.update(in: transaction)
            try act.facts.tell(RewardArchived(familyId: family, reward: reward), to: act.roster.everyone)
            act.facts.changed(.reward(reward, .deleted))
            return reward
        }
    }

    /// Marks a reward as one of the member's favourites, or no longer; told to that member's own screens only.
    /// - Throws: `FamilyRefusal.notAMember`, `RewardRefusal.notFound`.
    package func setFavourite(
        _ isFavourite: Bool,
        of id: Reward.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let reward = try Reward.find(id, in: family, transaction)
            if isFavourite {
                try transaction.run(
                    """
                    INSERT INTO favourite (reward_id, user_id) VALUES (\(id), \(caller.user)) ON CONFLICT DO NOTHING
                    """
                )
            } else {
                try transaction.run("DELETE FROM favourite WHERE reward_id = \(id) AND user_id = \(caller.user)")
            }
            act.facts.changed(.reward(reward, .updated), for: [caller.user])
        }
    }

    /// One verb of a parent.
    private func act(
        in family: Family.ID,
        by caller: Caller,
        _ verb: @escaping @Sendable (inout FamilyAct, borrowing Transaction) throws -> Reward
    ) async throws -> Reward {
        try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            return try verb(&act, transaction)
        }
    }

    private static func current(
        _ id: Reward.ID,
        in family: Family.ID,
        _ transaction: borrowing Transaction
    ) throws -> Reward {
        let reward = try Reward.find(id, in: family, transaction)
        guard reward.archivedAt == nil else { throw RewardRefusal.archived }
        return reward
    }

    private static func update(
        _ reward: Reward,
        _ act: inout FamilyAct,
        _ transaction: borrowing Transaction
    ) throws {
        try reward.update(in: transaction)
        try act.facts.tell(RewardUpdated(familyId: reward.familyId, reward: reward), to: act.roster.everyone)
        act.facts.changed(.reward(reward, .updated))
    }
}

extension Reward {
    fileprivate init(_ draft: RewardDraft, id: ID, in family: Family.ID, at now: Timestamp) {
        self.init(
            id: id,
            familyId: family,
            name: draft.name,
            description: draft.description,
            karmaCost: draft.karmaCost,
            emoji: draft.emoji ?? "🎁",
            stock: draft.stock,
            limitPerMember: draft.limitPerMember,
            createdAt: now,
            version: 1
        )
    }

    fileprivate mutating func apply(_ draft: RewardDraft) {
        name = draft.name
        description = draft.description
        karmaCost = draft.karmaCost
        emoji = draft.emoji ?? emoji
        stock = draft.stock
        limitPerMember = draft.limitPerMember
        version += 1
    }
}
