import Roost
import RoostTestSupport
import Testing

@Suite("Giving and taking a task")
struct TaskAssignmentTests {
    @Test("16 A changed assignment sends task.assigned to the newly assigned only", arguments: Engine.available)
    func newlyAssigned(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia))
        let told = try await home.told { try await home.assign(task, to: .role(.child), by: home.anna) }
        #expect(told.of(TaskAssigned.self).map(\.audience) == [[home.tom, home.lou]])
        #expect(try told.payloads(TaskAssigned.self).map { Set($0.assignedTo) } == [[home.tom, home.lou]])
    }

    @Test("16 So does an edit that changes the assignment", arguments: Engine.available)
    func byEdit(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .role(.child))
        let told = try await home.told {
            try await home.edit(task, by: home.anna) { $0.assignment = .everyone }
        }
        #expect(told.of(TaskAssigned.self).map(\.audience) == [home.parents])
    }

    @Test("A narrower assignment is news to nobody", arguments: Engine.available)
    func narrower(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone)
        let told = try await home.told { try await home.assign(task, to: .member(home.tom), by: home.anna) }
        #expect(told.names == ["family.changed"])
    }

    @Test("The same assignment again changes nothing", arguments: Engine.available)
    func same(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia))
        let told = try await home.told {
            let same = try await home.assign(task, to: .member(home.mia), by: home.anna)
            #expect(same == task)
        }
        #expect(told.isEmpty)
    }

    @Test("A child takes a task for everyone or for children", arguments: Engine.available)
    func takes(engine: Engine) async throws {
        let home = try await Home(engine)
        for assignment in [Assignment.everyone, .role(.child)] {
            let task = try await home.task(for: assignment)
            #expect(try await home.take(task, by: home.mia).assignment == .member(home.mia))
        }
    }

    @Test("A child doesn't take a task that is for parents or for another child", arguments: Engine.available)
    func notTakeable(engine: Engine) async throws {
        let home = try await Home(engine)
        for assignment in [Assignment.role(.parent), .member(home.tom), .member(home.anna)] {
            let task = try await home.task(for: assignment)
            await #expect(throws: TaskRefusal.notTakeable) { try await home.take(task, by: home.mia) }
        }
    }

    @Test("A child gives a task to nobody but itself", arguments: Engine.available)
    func gives(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone)
        for assignment in [Assignment.member(home.tom), .role(.child), .everyone] {
            await #expect(throws: TaskRefusal.assigningIsForParents) {
                try await home.assign(task, to: assignment, by: home.mia)
            }
        }
    }

    @Test("Nobody takes or gives away a completed task", arguments: Engine.available)
    func completed(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(karma: 5)
        try await home.complete(task, by: home.mia)
        await #expect(throws: TaskRefusal.notTakeable) { try await home.take(task, by: home.tom) }
        await #expect(throws: TaskRefusal.notTakeable) {
            try await home.assign(task, to: .member(home.tom), by: home.anna)
        }
    }

    @Test("A task isn't given to somebody outside the family", arguments: Engine.available)
    func outsider(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await home.assign(task, to: .member(home.neighbours.sam), by: home.anna)
        }
    }

    @Test("Of three children who take a task at once, one has it", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let children = [home.mia, home.tom, home.lou]
        for _ in 0..<30 {
            let task = try await home.task(for: .role(.child))
            let results = await Race.run(3) { try await home.take(task, by: children[$0]) }
            let winner = try #require(results.compactMap(\.success).first)
            #expect(results.compactMap(\.success).count == 1)
            #expect(results.compactMap { $0.failure as? TaskRefusal } == [.notTakeable, .notTakeable])
            #expect(try await home.now(task) == winner)
        }
    }
}
