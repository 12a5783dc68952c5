import Roost
import RoostTestSupport
import Testing

@Suite("Changing a task")
struct TaskEditingTests {
    @Test("An edit changes what it names and keeps the rest", arguments: Engine.available)
    func changes(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task("Dishes", for: .member(home.mia), karma: 5, due: home.clock.now)
        home.clock.tick()
        let edited = try await home.edit(task, by: home.ben) { $0.name = "Pots" }
        #expect(edited.name == "Pots")
        #expect(edited.karma == 5)
        #expect(edited.dueAt == task.dueAt)
        #expect(edited.assignment == task.assignment)
        #expect(edited.version == task.version + 1)
        #expect(edited.updatedAt == home.clock.now)
        #expect(try await home.now(task) == edited)
    }

    @Test("An edit clears what it names as null", arguments: Engine.available)
    func clears(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(karma: 5, due: home.clock.now)
        let edited = try await home.edit(task, by: home.anna) {
            $0.karma = .clear
            $0.dueAt = .clear
            $0.description = .clear
        }
        #expect(edited.karma == nil)
        #expect(edited.dueAt == nil)
        #expect(edited.description == nil)
    }

    @Test("An edit that changes nothing tells nobody and keeps the version", arguments: Engine.available)
    func nothing(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task("Dishes")
        let told = try await home.told {
            let same = try await home.edit(task, by: home.anna) { $0.name = " Dishes " }
            #expect(same == task)
        }
        #expect(told.isEmpty)
    }

    @Test("An edit of an old version is refused", arguments: Engine.available)
    func oldVersion(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        try await home.edit(task, by: home.ben) { $0.name = "Pots" }
        await #expect(throws: TaskRefusal.changedMeanwhile) {
            try await home.edit(task, by: home.anna) {
                $0.name = "Pans"
                $0.ifVersion = task.version
            }
        }
    }

    @Test("Of 20 edits of one version at once, one is taken", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        let results = await Race.run(20) { index in
            try await home.edit(task, by: home.anna) {
                $0.name = "Name \(index)"
                $0.ifVersion = task.version
            }
        }
        #expect(results.compactMap(\.success).count == 1)
        #expect(results.compactMap { $0.failure as? TaskRefusal } == Array(repeating: .changedMeanwhile, count: 19))
    }

    @Test("A child edits its own open task", arguments: Engine.available)
    func childOwn(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), by: home.mia)
        #expect(try await home.edit(task, by: home.mia) { $0.name = "Pots" }.name == "Pots")
    }

    @Test("A child doesn't edit a task of somebody else, though it is for the child", arguments: Engine.available)
    func childOthers(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia))
        await #expect(throws: TaskRefusal.notYours) { try await home.edit(task, by: home.mia) { $0.name = "Pots" } }
    }

    @Test("A child doesn't edit its own completed task", arguments: Engine.available)
    func childCompleted(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), by: home.mia)
        try await home.complete(task, by: home.mia)
        await #expect(throws: TaskRefusal.notYours) { try await home.edit(task, by: home.mia) { $0.name = "Pots" } }
    }

    @Test("A child neither sets, raises nor clears karma of its own task", arguments: Engine.available)
    func childKarma(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), by: home.mia)
        try await home.edit(task, by: home.anna) { $0.karma = .set(5) }
        for karma in [Patch.set(6), .set(4), .clear] {
            await #expect(throws: TaskRefusal.karmaIsForParents) {
                try await home.edit(task, by: home.mia) { $0.karma = karma }
            }
        }
        #expect(try await home.edit(task, by: home.mia) { $0.name = "Pots" }.karma == 5)
    }

    @Test("A child doesn't give its own task to somebody else", arguments: Engine.available)
    func childAssigns(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), by: home.mia)
        await #expect(throws: TaskRefusal.assigningIsForParents) {
            try await home.edit(task, by: home.mia) { $0.assignment = .member(home.tom) }
        }
    }

    @Test("A child doesn't take back by an edit what a parent gave to another child", arguments: Engine.available)
    func childTakesBack(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone, by: home.mia)
        try await home.edit(task, by: home.anna) {
            $0.assignment = .member(home.tom)
            $0.karma = .set(50)
        }
        await #expect(throws: TaskRefusal.assigningIsForParents) {
            try await home.edit(task, by: home.mia) { $0.assignment = .member(home.mia) }
        }
    }

    @Test("A completed task is not edited; the refusal carries it", arguments: Engine.available)
    func completed(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        let done = try await home.complete(task, by: home.mia)
        await #expect(throws: TaskRefusal.alreadyCompleted(done)) {
            try await home.edit(task, by: home.anna) { $0.karma = .set(100) }
        }
    }

    @Test("Everybody's list hears of an edit", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        let told = try await home.told { try await home.edit(task, by: home.anna) { $0.name = "Pots" } }
        #expect(told.names == ["family.changed"])
        #expect(told.map(\.audience) == [home.everyone])
        let change = Change(.task, task.id.text, version: 2, .updated)
        #expect(try told.payloads(FamilyChanged.self).map(\.changes) == [[change]])
    }
}
