import Roost
import RoostTestSupport
import Testing

@Suite("Completing a task")
struct CompletionTests {
    @Test("17 Completion reaches the family with who and when", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia))
        home.clock.advance(by: .seconds(60))
        let told = try await home.told { try await home.complete(task, by: home.mia) }
        #expect(told.of(TaskCompleted.self).map(\.audience) == [home.everyone])
        let event = try #require(try told.payloads(TaskCompleted.self).first)
        #expect(event.completedBy == home.mia)
        #expect(event.creditedTo == home.mia)
        #expect(event.task.completedAt == home.clock.now)
        #expect(event.task.status == .completed)
    }

    @Test("A task for one member credits that member, whoever completes it", arguments: Engine.available)
    func creditsAssignee(engine: Engine) async throws {
        let home = try await Home(engine)
        let done = try await home.complete(home.task(for: .member(home.mia), karma: 5), by: home.anna)
        #expect(done.completedBy == home.anna)
        #expect(done.creditedTo == home.mia)
        #expect(try await home.balance(of: home.mia) == 5)
        #expect(try await home.balance(of: home.anna) == 0)
    }

    @Test("A task for a role or for everyone credits who did it", arguments: Engine.available)
    func creditsDoer(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.complete(home.task(for: .role(.child), karma: 5), by: home.tom)
        try await home.complete(home.task(for: .everyone, karma: 7), by: home.tom)
        try await home.complete(home.task(for: .role(.child), karma: 9), by: home.ben)
        #expect(try await home.balance(of: home.tom) == 12)
        #expect(try await home.balance(of: home.ben) == 9)
    }

    @Test("A task without karma moves none", arguments: Engine.available)
    func withoutKarma(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia))
        let told = try await home.told { try await home.complete(task, by: home.mia) }
        #expect(told.names == ["task.completed", "family.changed"])
        #expect(try await home.entries(of: home.mia).isEmpty)
    }

    @Test("A child doesn't complete a task of another child or of the parents", arguments: Engine.available)
    func notYours(engine: Engine) async throws {
        let home = try await Home(engine)
        for assignment in [Assignment.member(home.tom), .member(home.anna), .role(.parent)] {
            let task = try await home.task(for: assignment, karma: 5)
            await #expect(throws: TaskRefusal.notYours) { try await home.complete(task, by: home.mia) }
        }
    }

    @Test("Completing twice is refused the second time, with the task as it is", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone, karma: 5)
        let done = try await home.complete(task, by: home.mia)
        await #expect(throws: TaskRefusal.alreadyCompleted(done)) { try await home.complete(task, by: home.tom) }
        #expect(try await home.balance(of: home.tom) == 0)
    }

    @Test("31 Twenty completions at once: one karma entry", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let people = [home.mia, home.tom, home.lou, home.anna]
        for round in 1...30 {
            let task = try await home.task(for: .member(home.mia), karma: 1)
            let allowed = [home.mia, home.anna, home.ben]
            let results = await Race.run(20) { try await home.complete(task, by: allowed[$0 % 3]) }
            let done = try #require(results.compactMap(\.success).first)
            #expect(results.compactMap(\.success).count == 1)
            let refusals = results.compactMap { $0.failure as? TaskRefusal }
            #expect(refusals == Array(repeating: .alreadyCompleted(done), count: 19))
            #expect(try await home.entries(of: home.mia).count == round)
        }
        for person in people { #expect(try await home.balance(of: person) == (person == home.mia ? 30 : 0)) }
    }

    @Test("31 Twenty who do a task for everyone at once: one of them is paid", arguments: Engine.available)
    func raceForEveryone(engine: Engine) async throws {
        let home = try await Home(engine)
        let people = Array(home.everyone)
        for _ in 0..<30 {
            let task = try await home.task(for: .everyone, karma: 1)
            let results = await Race.run(20) { try await home.complete(task, by: people[$0 % people.count]) }
            #expect(results.compactMap(\.success).count == 1)
        }
        let balances = try await home.services.database.view(of: home.id, for: home.anna) { try $0.balances() }
        #expect(balances.map(\.balance).reduce(0, +) == 30)
    }
}
