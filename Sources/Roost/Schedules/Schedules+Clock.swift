package import Logging

/// What the clock does with schedules.
extension Schedules {
    /// How long the clock may be asleep at a time: a machine's clock can be set, and schedules can be made.
    private static let longestSleep = Duration.seconds(60)

    /// Brings every schedule that is due up to now. Any number of generators may do so at once: each day is made once.
    /// - Throws: the first fault, after all schedules have been tried.
    package func catchUp() async throws {
        let now = world.now()
        let due = try await database.read { reading in
            try reading.rows("SELECT id, family_id FROM schedule WHERE next_at <= \(now) ORDER BY next_at").map {
                (id: try $0["id"] as Schedule.ID, family: try $0["family_id"] as Family.ID)
            }
        }
        var fault: (any Error)?
        for (id, family) in due {
            do { try await advance(id, in: family, at: now) } catch { fault = fault ?? error }
        }
        if let fault { throw fault }
    }

    /// When the next schedule is due; none when nothing is to come.
    package func nextDue() async throws -> Timestamp? {
        try await database.read { reading in
            try reading.first("SELECT min(next_at) AS next FROM schedule WHERE next_at IS NOT NULL").flatMap {
                try $0["next"]
            }
        }
    }

    /// Generates until it is cancelled: at once, whenever something falls due, and at each family's midnight.
    /// - Parameters:
    ///   - logger: told of faults; the next round tries again.
    ///   - sleep: waits that long; throws when it is cancelled.
    /// - Throws: what `sleep` throws.
    package func keepUp(logger: Logger, sleep: (Duration) async throws -> Void) async throws {
        while true {
            var pause = Self.longestSleep
            do {
                try await catchUp()
                if let next = try await nextDue() { pause = min(pause, max(next - world.now(), .milliseconds(50))) }
            } catch let error where !(error is CancellationError) {
                logger.error("schedules could not be brought up to date", metadata: ["error": "\(error)"])
            }
            try await sleep(pause)
        }
    }

    /// The zone of a family changed: its days begin at other instants.
    static func reconsider(_ family: Family.ID, at now: Timestamp, in transaction: borrowing Transaction) throws {
        try transaction.run("UPDATE schedule SET next_at = \(now) WHERE family_id = \(family) AND paused_at IS NULL")
    }

    private func advance(_ id: Schedule.ID, in family: Family.ID, at now: Timestamp) async throws {
        try await database.write { transaction in
            // Another generator may have been quicker.
            let row = try transaction.first("SELECT * FROM schedule WHERE id = \(id) AND next_at <= \(now)")
            guard var schedule = try row.map(Schedule.init) else { return }
            let roster = try Roster(of: family, in: transaction)
            var generation = try Generation(roster, at: now, world, in: transaction)
            try generation.advance(&schedule, in: transaction)
            try EventLog.append(generation.facts, to: family, by: nil, at: now, in: transaction)
        }
    }
}
