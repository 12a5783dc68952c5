import Roost
import RoostTestSupport
import Testing

@Suite("Deleting a task")
struct DeletionTests {
    @Test("18 Deletion reaches who was assigned", arguments: Engine.available)
    func told(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task("Dishes", for: .role(.child))
        let told = try await home.told { try await home.delete(task, by: home.anna) }
        #expect(told.names == ["task.deleted", "family.changed"])
        #expect(told.of(TaskDeleted.self).map(\.audience) == [home.children])
        let event = try #require(try told.payloads(TaskDeleted.self).first)
        #expect(event.taskId == task.id)
        #expect(event.taskName == "Dishes")
        #expect(Set(event.affectedUsers) == home.children)
    }

    @Test("The payload calls the task's name \"name\"", arguments: Engine.available)
    func payload(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task("Dishes")
        let told = try await home.told { try await home.delete(task, by: home.anna) }
        #expect(try #require(told.first).payload.contains(#""name":"Dishes""#))
    }

    @Test("A deleted task is gone", arguments: Engine.available)
    func gone(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task()
        try await home.delete(task, by: home.anna)
        await #expect(throws: TaskRefusal.notFound) { try await home.now(task) }
        await #expect(throws: TaskRefusal.notFound) { try await home.delete(task, by: home.anna) }
    }

    @Test("The karma a deleted task earned stays", arguments: Engine.available)
    func karmaStays(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .member(home.mia), karma: 5)
        try await home.complete(task, by: home.mia)
        try await home.delete(task, by: home.anna)
        #expect(try await home.balance(of: home.mia) == 5)
    }

    @Test("A child deletes its own open task", arguments: Engine.available)
    func childOwn(engine: Engine) async throws {
        let home = try await Home(engine)
        let task = try await home.task(for: .everyone, by: home.mia)
        try await home.delete(task, by: home.mia)
        #expect(try await home.tasks().items.isEmpty)
    }

    @Test("A child deletes neither its own completed task nor somebody else's", arguments: Engine.available)
    func childOthers(engine: Engine) async throws {
        let home = try await Home(engine)
        let own = try await home.task(for: .everyone, by: home.mia)
        try await home.complete(own, by: home.mia)
        let other = try await home.task(for: .member(home.mia), by: home.anna)
        await #expect(throws: TaskRefusal.notYours) { try await home.delete(own, by: home.mia) }
        await #expect(throws: TaskRefusal.notYours) { try await home.delete(other, by: home.mia) }
    }
}
