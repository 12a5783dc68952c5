import Roost
import RoostTestSupport
import Testing

@Suite("The event log")
struct EventLogTests {
    @Test("5 An event for two people is for them and no one else", arguments: Engine.available)
    func audience(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.pendingClaim()
        let asked = try await home.log().of(ApprovalTaskCreated.self)
        #expect(asked.map(\.audience) == [home.parents])
        for person in home.children {
            #expect(try await home.events(for: person).of(ApprovalTaskCreated.self).isEmpty)
        }
    }

    @Test("Offsets start at 1 and grow by one, whatever is refused between", arguments: Engine.available)
    func gapless(engine: Engine) async throws {
        let home = try await Home(engine)
        for index in 0..<10 {
            let task = try await home.task(for: .member(home.mia), karma: 5)
            await #expect(throws: TaskRefusal.notYours) { try await home.complete(task, by: home.tom) }
            try await home.complete(task, by: home.mia)
            await #expect(throws: (any Error).self) { try await home.grant(-1000, to: home.mia) }
            #expect(try await home.balance(of: home.mia) == 5 * (index + 1))
        }
        let offsets = try await home.log().map(\.offset)
        #expect(offsets == Array(1...offsets.count))
        #expect(try await home.head() == offsets.count)
    }

    @Test("Offsets have no gaps when many write at once", arguments: Engine.available)
    func gaplessRace(engine: Engine) async throws {
        let home = try await Home(engine)
        let results = await Race.run(100) { index in
            if index.isMultiple(of: 5) {
                _ = try await home.grant(-1000, to: home.mia)
            } else {
                _ = try await home.task("Task \(index)")
            }
        }
        #expect(results.filter { $0.failure == nil }.count == 80)
        let offsets = try await home.log().map(\.offset)
        #expect(offsets == Array(1...offsets.count))
    }

    @Test("Each family counts for itself", arguments: Engine.available)
    func perFamily(engine: Engine) async throws {
        let home = try await Home(engine)
        let before = try await home.services.database.read { [id = home.neighbours.id] in
            try Family.head(of: id, in: $0)
        }
        _ = try await home.task()
        let heads = try await home.services.database.read { try Family.heads(in: $0) }
        #expect(heads[home.neighbours.id] == before)
        #expect(heads[home.id] == (try await home.head()))
    }

    @Test("The log answers what comes after an offset, so many at the most", arguments: Engine.available)
    func after(engine: Engine) async throws {
        let home = try await Home(engine)
        let id = home.id
        let head = try await home.head()
        let some = try await home.services.database.read { try EventLog.events(of: id, after: 2, limit: 3, in: $0) }
        #expect(some.map(\.offset) == [3, 4, 5])
        let none = try await home.services.database.read { try EventLog.events(of: id, after: head, limit: 3, in: $0) }
        #expect(none.isEmpty)
    }

    @Test("A view's offset is that of what it shows", arguments: Engine.available)
    func viewOffset(engine: Engine) async throws {
        let home = try await Home(engine)
        async let writing = Race.run(50) { _ in try await home.task() }
        for _ in 0..<50 {
            let (tasks, offset) = try await home.services.database.view(of: home.id, for: home.mia) {
                (try $0.taskSummary().all, $0.offset)
            }
            let created = try await home.events(after: 0).of(TaskCreated.self).filter { $0.offset <= offset }
            #expect(created.count == tasks)
        }
        _ = await writing
    }

    @Test("A committed change rings once for its family; a refused one doesn't ring", arguments: Engine.available)
    func bell(engine: Engine) async throws {
        let home = try await Home(engine)
        let (rings, continuation) = AsyncStream.makeStream(of: Set<Family.ID>.self, bufferingPolicy: .unbounded)
        home.services.database.bell.onRing { continuation.yield($0.families) }
        await #expect(throws: Invalid.self) { try await home.task("") }
        await #expect(throws: FamilyRefusal.memberNotFound) { try await home.task(for: .member(home.stranger)) }
        _ = try await home.task()
        continuation.finish()
        var heard: [Set<Family.ID>] = []
        for await ring in rings { heard.append(ring) }
        #expect(heard == [[home.id]])
    }

    @Test("When it rings, the log has it", arguments: Engine.available)
    func ringAfterCommit(engine: Engine) async throws {
        let home = try await Home(engine)
        let (rings, continuation) = AsyncStream.makeStream(of: Set<Family.ID>.self, bufferingPolicy: .unbounded)
        home.services.database.bell.onRing { continuation.yield($0.families) }
        let before = try await home.head()
        async let task = home.task()
        for await _ in rings { break }
        #expect(try await home.head() > before)
        _ = try await task
    }

    @Test("The same payload is the same bytes, with its keys in order", arguments: Engine.available)
    func bytes(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia, "a/b \"c\" é 🎉")
        let event = try #require(try await home.log().of(KarmaAwarded.self).last)
        #expect(try JSON.text(event.payload(as: KarmaAwarded.self)) == event.payload)
        #expect(event.payload.contains("a/b"))
    }

    @Test("What is not set is left out, not null", arguments: Engine.available)
    func noNulls(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.pendingClaim()
        try await home.complete(home.task(karma: 5), by: home.mia)
        #expect(try await home.log().allSatisfy { !$0.payload.contains("null") })
    }
}
