import Roost
import RoostTestSupport
import Testing

@Suite("Making a task")
struct TaskCreationTests {
    @Test("15 A hand-made task sends task.created to its assignees", arguments: Engine.available)
    func created(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.task("Dishes", for: .member(home.mia)) }
        let event = try #require(try told.payloads(TaskCreated.self).first)
        #expect(event.task.name == "Dishes")
        #expect(event.assignedTo == [home.mia])
        #expect(!event.recurring)
    }

    @Test("19 A member task notifies that member only", arguments: Engine.available)
    func forMember(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.task(for: .member(home.mia)) }
        #expect(told.of(TaskCreated.self).map(\.audience) == [[home.mia]])
    }

    @Test("20 A role task notifies everyone with the role, nobody else", arguments: Engine.available, Role.allCases)
    func forRole(engine: Engine, role: Role) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.task(for: .role(role)) }
        #expect(told.of(TaskCreated.self).map(\.audience) == [role == .parent ? home.parents : home.children])
    }

    @Test("21 An everyone-task notifies all", arguments: Engine.available)
    func forEveryone(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.task(for: .everyone) }
        #expect(told.of(TaskCreated.self).map(\.audience) == [home.everyone])
    }

    @Test(
        "22 Payloads carry id, family, name, description, due date, status and assignment: no second call is needed",
        arguments: Engine.available
    )
    func payload(engine: Engine) async throws {
        let home = try await Home(engine)
        let due = home.clock.now + .seconds(3600)
        let draft = TaskDraft(
            name: "Dishes",
            description: "With soap",
            dueAt: due,
            assignment: .member(home.mia),
            karma: 5
        )
        let task = try await home.services.tasks.create(draft, in: home.id, by: Caller(home.anna))
        let event = try #require(try await home.log().payloads(TaskCreated.self).first)
        #expect(event.familyId == home.id)
        #expect(event.task == task)
        #expect(event.task.description == "With soap")
        #expect(event.task.dueAt == due)
        #expect(event.task.status == .open)
        #expect(event.task.assignment == .member(home.mia))
    }

    @Test("23 An event's instant is ISO 8601, and is when it was committed", arguments: Engine.available)
    func instant(engine: Engine) async throws {
        let home = try await Home(engine)
        home.clock.advance(by: .milliseconds(60_007))
        let told = try await home.told { _ = try await home.task() }
        #expect(Set(told.map(\.at)) == [home.clock.now])
        let text = try #require(told.first).at.iso8601
        #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }

    @Test("An event names who did it and the request behind it", arguments: Engine.available)
    func cause(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told {
            let draft = TaskDraft(name: "Dishes")
            _ = try await home.services.tasks.create(draft, in: home.id, by: Caller(home.ben, cause: "key-1"))
        }
        #expect(told.allSatisfy { $0.actorId == home.ben && $0.cause == "key-1" })
        #expect(!told.isEmpty)
    }

    @Test("A child makes tasks for itself, for children and for everyone", arguments: Engine.available)
    func byChild(engine: Engine) async throws {
        let home = try await Home(engine)
        for assignment in [Assignment.member(home.mia), .role(.child), .everyone] {
            #expect(try await home.task(for: assignment, by: home.mia).assignment == assignment)
        }
    }

    @Test("A child makes no task for another child or for the parents", arguments: Engine.available)
    func childForOthers(engine: Engine) async throws {
        let home = try await Home(engine)
        for assignment in [Assignment.member(home.tom), .member(home.anna), .role(.parent)] {
            await #expect(throws: TaskRefusal.assigningIsForParents) {
                try await home.task(for: assignment, by: home.mia)
            }
        }
    }

    @Test("A child sets no karma", arguments: Engine.available)
    func childKarma(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: TaskRefusal.karmaIsForParents) {
            try await home.task(for: .member(home.mia), karma: 5, by: home.mia)
        }
    }

    @Test("A task is never for somebody outside the family", arguments: Engine.available)
    func forOutsider(engine: Engine) async throws {
        let home = try await Home(engine)
        for outsider in [home.neighbours.sam, home.stranger] {
            await #expect(throws: FamilyRefusal.memberNotFound) { try await home.task(for: .member(outsider)) }
        }
    }

    @Test("A refused task leaves nothing behind, not even an event", arguments: Engine.available)
    func refusedLeavesNothing(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told {
            await #expect(throws: FamilyRefusal.memberNotFound) { try await home.task(for: .member(home.stranger)) }
        }
        #expect(told.isEmpty)
        #expect(try await home.tasks().items.isEmpty)
    }
}
