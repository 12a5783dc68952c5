import Roost
import RoostSQLite
import RoostTestSupport
import Testing

@Suite("Retention")
struct RetentionTests {
    private static let small = Retention(replay: .days(90), events: 10, activity: .days(200), step: 4)

    @Test("What is younger than 90 days stays, however much it is", arguments: Engine.available)
    func young(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        home.clock.advance(by: .days(89))
        #expect(try await Self.prune(home) == 0)
        #expect(try await Self.extent(home).pruned == 0)
    }

    @Test("The last events stay, however old they are", arguments: Engine.available)
    func few(engine: Engine) async throws {
        let home = try await Home(engine)
        let head = try await home.head()
        _ = try await home.task()
        home.clock.advance(by: .days(5000))
        #expect(try await Self.prune(home, keeping: Retention(events: head + 2)) == 0)
        #expect(try await home.log().map(\.offset) == Array(1...head + 2))
    }

    @Test("What is old enough is pruned in small steps; the last so many stay", arguments: Engine.available)
    func prunes(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        let head = try await home.head()
        home.clock.advance(by: .days(91))
        let steps = try await Self.prune(home)
        #expect(steps == (head - 10 + 3) / 4)
        let extent = try await Self.extent(home)
        #expect(extent.pruned == head - 10)
        #expect(extent.head == head)
        #expect(try await home.events(after: extent.pruned).map(\.offset) == Array(head - 9...head))
        #expect(try await Self.prune(home) == 0)
    }

    @Test(
        "What people were told stays readable after its replay has ended; the quiet events go",
        arguments: Engine.available
    )
    func activity(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        let told = try await home.log().addressed.map(\.offset)
        home.clock.advance(by: .days(91))
        _ = try await Self.prune(home)
        let extent = try await Self.extent(home)
        #expect(try await home.log().addressed.map(\.offset) == told)
        #expect(try await home.log().filter { $0.offset <= extent.pruned }.of(FamilyChanged.self).isEmpty)
    }

    @Test("After its time, what was told goes as well", arguments: Engine.available)
    func forgets(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        home.clock.advance(by: .days(150))
        for index in 0..<8 { _ = try await home.task("Later \(index)") }
        home.clock.advance(by: .days(51))
        _ = try await Self.prune(home)
        let extent = try await Self.extent(home)
        #expect(try await home.log().map(\.offset) == Array(extent.pruned + 1...extent.head))
        #expect(try await home.head() == extent.head)
    }

    @Test("Offsets go on where they were, and verify knows the pruned beginning", arguments: Engine.available)
    func goesOn(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        let head = try await home.head()
        home.clock.advance(by: .days(100))
        _ = try await Self.prune(home)
        _ = try await home.task("After")
        #expect(try await home.events(after: head).map(\.offset) == [head + 1, head + 2])
        #expect(try Copy(of: home).findings().isEmpty)
        home.clock.advance(by: .days(500))
        _ = try await Self.prune(home)
        #expect(try Copy(of: home).findings().isEmpty)
    }

    @Test("A family's pruning leaves another's log alone", arguments: Engine.available)
    func apart(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        let before = try await Self.events(of: home.neighbours.id, home)
        home.clock.advance(by: .days(1000))
        _ = try await Self.prune(home)
        #expect(try await Self.events(of: home.neighbours.id, home) == before)
    }

    @Test("Pruning while others write loses nothing that is young", arguments: Engine.available)
    func underLoad(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<30 { _ = try await home.task("Task \(index)") }
        home.clock.advance(by: .days(91))
        let head = try await home.head()
        async let writing = Race.run(40) { _ in try await home.task() }
        _ = try await Self.prune(home)
        #expect(await writing.allSatisfy { $0.failure == nil })
        #expect(try await home.events(after: head).map(\.offset) == Array(head + 1...head + 80))
        #expect(try Copy(of: home).findings().isEmpty)
    }

    @Test(
        "The service looks again after each interval of its clock, and ends when it is cancelled",
        arguments: Engine.available
    )
    func service(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<20 { _ = try await home.task("Task \(index)") }
        let clock = HandClock()
        let pruning = Pruning(
            database: home.services.database,
            world: home.services.world,
            keeping: Self.small,
            clock: clock,
            logger: Store.silent
        )
        let running = Task { try await pruning.run(every: .seconds(3600)) }
        await clock.slept()
        #expect(try await Self.extent(home).pruned == 0)
        home.clock.advance(by: .days(91))
        clock.wake()
        while try await Self.extent(home).pruned < home.head() - 10 {
            await clock.slept()
            clock.wake()
        }
        running.cancel()
        clock.wake()
        await #expect(throws: CancellationError.self) { try await running.value }
    }

    private static func prune(_ home: Home, keeping retention: Retention = small) async throws -> Int {
        let pruning = Pruning(
            database: home.services.database,
            world: home.services.world,
            keeping: retention,
            logger: Store.silent
        )
        return try await pruning.round()
    }

    private static func extent(_ home: Home) async throws -> LogExtent {
        let id = home.id
        return try await home.services.database.read { try Family.log(of: id, in: $0) }
    }

    private static func events(of family: Family.ID, _ home: Home) async throws -> [Int] {
        try await home.services.database.read {
            try EventLog.events(of: family, after: 0, limit: 1000, in: $0).map(\.offset)
        }
    }
}
