package import Roost

extension Home {
    /// A new task; Anna makes it unless somebody else does.
    package func task(
        _ name: String = "Dishes",
        for assignment: Assignment = .everyone,
        karma: Int? = nil,
        due: Timestamp? = nil,
        by maker: User.ID? = nil
    ) async throws -> FamilyTask {
        let draft = TaskDraft(name: name, dueAt: due, assignment: assignment, karma: karma)
        return try await services.tasks.create(draft, in: id, by: Caller(maker ?? anna))
    }

    /// A task as it is now.
    package func now(_ task: FamilyTask) async throws -> FamilyTask {
        try await services.database.view(of: id, for: anna) { try $0.task(task.id) }
    }

    /// Somebody completes a task.
    @discardableResult
    package func complete(_ task: FamilyTask, by user: User.ID) async throws -> FamilyTask {
        try await services.tasks.complete(task.id, in: id, by: Caller(user))
    }

    /// Somebody opens a completed task again.
    @discardableResult
    package func reopen(_ task: FamilyTask, by user: User.ID) async throws -> FamilyTask {
        try await services.tasks.reopen(task.id, in: id, by: Caller(user))
    }

    /// Somebody gives a task to others, or to themselves.
    @discardableResult
    package func assign(_ task: FamilyTask, to assignment: Assignment, by user: User.ID) async throws -> FamilyTask {
        try await services.tasks.assign(task.id, to: assignment, in: id, by: Caller(user))
    }

    /// Somebody takes a task.
    @discardableResult
    package func take(_ task: FamilyTask, by user: User.ID) async throws -> FamilyTask {
        try await assign(task, to: .member(user), by: user)
    }

    /// Somebody changes what the closure changes of a task.
    @discardableResult
    package func edit(
        _ task: FamilyTask,
        by user: User.ID,
        _ change: (inout TaskEdit) -> Void
    ) async throws -> FamilyTask {
        var edit = TaskEdit()
        change(&edit)
        return try await services.tasks.edit(task.id, edit, in: id, by: Caller(user))
    }

    /// Somebody deletes a task.
    package func delete(_ task: FamilyTask, by user: User.ID) async throws {
        try await services.tasks.delete(task.id, in: id, by: Caller(user))
    }

    /// A page of the tasks, as somebody sees them.
    package func tasks(
        for user: User.ID? = nil,
        _ filter: (inout TaskList) -> Void = { _ in }
    ) async throws -> Page<FamilyTask> {
        var list = TaskList()
        filter(&list)
        return try await services.database.view(of: id, for: user ?? anna) { [list] in try $0.tasks(list) }
    }
}
