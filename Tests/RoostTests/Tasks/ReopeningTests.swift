import Roost
import RoostTestSupport
import Testing

@Suite("Reopening a task")
struct ReopeningTests {
    @Test("Reopening takes the karma back by a compensating entry", arguments: Engine.available)
    func compensates(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.mia)
        let open = try await home.reopen(task, by: home.anna)
        #expect(open.status == .open)
        #expect(open.completedAt == nil && open.completedBy == nil && open.creditedTo == nil)
        let entries = try await home.entries(of: home.mia)
        #expect(entries.map(\.amount) == [5, -5])
        #expect(entries.map(\.source) == [.taskCompleted, .taskReopened])
        #expect(entries.map(\.taskId) == [task.id, task.id])
    }

    @Test("Who completed it reopens it within 5 minutes, to the millisecond", arguments: Engine.available)
    func window(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone)
        try await home.complete(task, by: home.mia)
        home.clock.advance(by: .seconds(300))
        #expect(try await home.reopen(task, by: home.mia).status == .open)
    }

    @Test("After 5 minutes who completed it is too late", arguments: Engine.available)
    func tooLate(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone)
        try await home.complete(task, by: home.mia)
        home.clock.advance(by: .milliseconds(300_001))
        await #expect(throws: TaskRefusal.tooLate) { try await home.reopen(task, by: home.mia) }
    }

    @Test("A parent reopens a task a year later", arguments: Engine.available)
    func parent(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone)
        try await home.complete(task, by: home.mia)
        home.clock.advance(by: .seconds(365 * 24 * 3600))
        #expect(try await home.reopen(task, by: home.ben).status == .open)
    }

    @Test("A child doesn't reopen what another completed, though it was credited", arguments: Engine.available)
    func others(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.anna)
        await #expect(throws: TaskRefusal.notYours) { try await home.reopen(task, by: home.mia) }
    }

    @Test("An open task isn't reopened", arguments: Engine.available)
    func open(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        await #expect(throws: TaskRefusal.notCompleted) { try await home.reopen(task, by: home.anna) }
    }

    @Test("Reopening is refused when the karma is spent, and changes nothing", arguments: Engine.available)
    func spent(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        let done = try await home.complete(task, by: home.mia)
        try await home.grant(-3, to: home.mia)
        let told = try await home.told {
            await #expect(throws: KarmaRefusal.insufficient(available: 2)) {
                try await home.reopen(task, by: home.anna)
            }
        }
        #expect(told.isEmpty)
        #expect(try await home.now(task) == done)
        #expect(try await home.balance(of: home.mia) == 2)
    }

    @Test("Reopening is refused when a pending claim stands on the karma", arguments: Engine.available)
    func reserved(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 10)
        try await home.complete(task, by: home.mia)
        try await home.claim(home.reward(cost: 10), by: home.mia)
        await #expect(throws: KarmaRefusal.insufficient(available: 0)) { try await home.reopen(task, by: home.mia) }
    }

    @Test("Who it is for and who was credited hear of it, with by whom", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .role(.parent), karma: 5)
        try await home.complete(task, by: home.ben)
        let told = try await home.told { try await home.reopen(task, by: home.anna) }
        #expect(told.names.first == "task.reopened")
        #expect(told.of(TaskReopened.self).map(\.audience) == [home.parents])
        #expect(try told.payloads(TaskReopened.self).map(\.by) == [home.anna])
        #expect(told.of(KarmaDeducted.self).map(\.audience) == [[home.ben]])
    }

    @Test("A reopened task can be completed again and pays again, once", arguments: Engine.available)
    func again(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone, karma: 5)
        try await home.complete(task, by: home.mia)
        try await home.reopen(task, by: home.mia)
        try await home.complete(task, by: home.tom)
        #expect(try await home.balance(of: home.mia) == 0)
        #expect(try await home.balance(of: home.tom) == 5)
    }

    @Test(
        "What is taken back is what was paid, though the task's karma can't have changed since",
        arguments: Engine.available
    )
    func samePrice(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.grant(100, to: home.mia)
        try await home.complete(task, by: home.mia)
        await #expect(throws: TaskRefusal.self) { try await home.edit(task, by: home.anna) { $0.karma = .set(50) } }
        try await home.reopen(task, by: home.anna)
        #expect(try await home.balance(of: home.mia) == 100)
    }

    @Test("Twenty who reopen at once: one compensation", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.grant(100, to: home.mia)
        try await home.complete(task, by: home.mia)
        let results = await Race.run(20) { _ in try await home.reopen(task, by: home.anna) }
        #expect(results.compactMap(\.success).count == 1)
        #expect(try await home.balance(of: home.mia) == 100)
    }

    @Test("A task of somebody who left is for everyone once it is reopened", arguments: Engine.available)
    func leaver(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.mia)
        try await home.remove(home.mia, by: home.anna)
        let told = try await home.told { try await home.reopen(task, by: home.anna) }
        #expect(try await home.now(task).assignment == .everyone)
        #expect(told.for(home.mia).isEmpty)
    }
}
