/// The feeds of members' tasks: each has one link at the most, whose secret is told once.
package struct TaskFeeds: Sendable {
    private let database: any Database
    private let world: World

    /// The feeds in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes the link of one's feed of a family; the one before it is worth nothing from now on.
    /// - Throws: `FamilyRefusal.notAMember`.
    package func create(in family: Family.ID, by caller: Caller) async throws -> TaskFeed.Token {
        let (token, now) = (TaskFeed.Token(bytes: 24, world), world.now())
        return try await database.write { transaction in
            _ = try Roster(of: family, for: caller.user, in: transaction)
            try transaction.run(
                """
                INSERT INTO task_feed (family_id, user_id, token_hash, created_at)
                VALUES (\(family), \(caller.user), \(token.hash), \(now))
                ON CONFLICT (family_id, user_id)
                DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
                """
            )
            return token
        }
    }

    /// Takes the link back; without one it does nothing.
    /// - Throws: `FamilyRefusal.notAMember`.
    package func revoke(in family: Family.ID, by caller: Caller) async throws {
        try await database.write { transaction in
            _ = try Roster(of: family, for: caller.user, in: transaction)
            try transaction.run("DELETE FROM task_feed WHERE family_id = \(family) AND user_id = \(caller.user)")
        }
    }

    /// What a link leads to.
    /// - Throws: `TaskFeedRefusal.notFound`.
    package func read(_ token: TaskFeed.Token, of family: Family.ID) async throws -> TaskFeed {
        let now = world.now()
        return try await database.read { reading in
            // The row goes with the membership, so whoever has one is in the family.
            let row = try reading.first(
                "SELECT user_id FROM task_feed WHERE token_hash = \(token.hash) AND family_id = \(family)"
            )
            guard let row else { throw TaskFeedRefusal.notFound }
            let view = try FamilyView(of: family, for: try row["user_id"], on: reading)
            return try view.taskFeed(at: now)
        }
    }
}
