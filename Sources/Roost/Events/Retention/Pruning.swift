package import Logging

/// Keeps the log from growing for ever: prunes what retention lets go, a small transaction at a time.
package struct Pruning: Sendable {
    private let database: any Database
    private let world: World
    private let retention: Retention
    private let clock: any Clock<Duration>
    private let logger: Logger

    /// How many families are looked up at a time.
    private static let chunk = 100
    /// Between two transactions, so that others get at the writer.
    private static let pause = Duration.milliseconds(20)

    /// Prunes a database; the world says how old an event is, the clock when to look again.
    package init(
        database: any Database,
        world: World,
        keeping retention: Retention,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        self.database = database
        self.world = world
        self.retention = retention
        self.clock = clock
        self.logger = logger
    }

    /// Looks at all families at each interval, until it is cancelled.
    package func run(every interval: Duration = .seconds(3600)) async throws {
        while true {
            do {
                let steps = try await round()
                if steps > 0 { logger.info("the event log was pruned", metadata: ["steps": "\(steps)"]) }
            } catch let error where !(error is CancellationError) {
                logger.error("the event log can't be pruned", metadata: ["error": "\(error)"])
            }
            try await clock.sleep(for: interval)
        }
    }

    /// Looks at all families once.
    /// - Returns: how many steps there were.
    package func round() async throws -> Int {
        var steps = 0
        var last: Family.ID?
        while true {
            let families = try await families(after: last)
            for family in families { steps += try await prune(family) }
            guard families.count == Self.chunk else { return steps }
            last = families.last
        }
    }

    private func families(after last: Family.ID?) async throws -> [Family.ID] {
        try await database.read { [length = retention.events] in
            try Family.withLogs(longerThan: length, after: last, limit: Self.chunk, in: $0)
        }
    }

    private func prune(_ family: Family.ID) async throws -> Int {
        var steps = 0
        do {
            while try await takeStep(with: family) {
                steps += 1
                try await clock.sleep(for: Self.pause)
            }
        } catch FamilyRefusal.notAMember {
            // It was deleted meanwhile, with its log.
        }
        return steps
    }

    private func takeStep(with family: Family.ID) async throws -> Bool {
        let (now, retention) = (world.now(), retention)
        guard try await database.read({ try EventLog.isPrunable(family, keeping: retention, at: now, in: $0) }) else {
            return false
        }
        return try await database.write { try EventLog.prune(family, keeping: retention, at: now, in: $0) }
    }
}
