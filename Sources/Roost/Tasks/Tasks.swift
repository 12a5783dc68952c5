/// What can be done with tasks. Each verb is one transaction: the task, the karma it moves, and what there is to tell.
///
/// Verbs on a task take the version it is known by, `ifVersion`: when it has another by now, `TaskRefusal.changedMeanwhile`.
package struct Tasks: Sendable {
    private let database: any Database
    private let world: World

    /// The tasks in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes a task. A child gives no karma, and makes tasks for itself, its role or everyone.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.memberNotFound`, `TaskRefusal.karmaIsForParents`,
    ///   `.assigningIsForParents`.
    package func create(_ draft: TaskDraft, in family: Family.ID, by caller: Caller) async throws -> FamilyTask {
        let draft = try draft.checked()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            try Self.check(draft, by: act.actor, in: act.roster)
            let task = FamilyTask(draft, id: act.world.newID(at: act.now), in: family, by: act.actor.id, at: act.now)
            try task.insert(in: transaction)
            let people = draft.assignment.people(in: act.roster)
            let created = TaskCreated(familyId: family, task: task, assignedTo: people.sorted(), recurring: false)
            try act.facts.tell(created, to: people)
            act.facts.changed(.task(task, .created))
            return task
        }
    }

    /// Changes a task: parents any that isn't an approval task, a child its own open one.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.memberNotFound`, any `TaskRefusal` of editing.
    package func edit(
        _ id: FamilyTask.ID,
        _ edit: TaskEdit,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> FamilyTask {
        try edit.check()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            var task = try Self.editable(id, asOf: edit.ifVersion, by: act.actor, in: family, transaction)
            if task.status == .completed { throw TaskRefusal.alreadyCompleted(task) }
            if task.status == .expired { throw TaskRefusal.expired }
            let draft = try edit.applied(to: task).checked()
            guard draft != TaskDraft(task) else { return task }
            try Self.check(draft, by: act.actor, in: act.roster, instead: task)
            let before = task.assignment.people(in: act.roster)
            task.apply(draft, at: act.now)
            try task.update(in: transaction)
            try Self.tellAssigned(task, before: before, &act)
            return task
        }
    }

    /// Gives a task to somebody: parents to anybody; a member takes one that is for everyone or for its role.
    /// - Throws: `FamilyRefusal.notAMember`, `.memberNotFound`, any `TaskRefusal` of assigning.
    package func assign(
        _ id: FamilyTask.ID,
        to assignment: Assignment,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> FamilyTask {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let actor = act.actor
            guard actor.isParent || assignment == .member(actor.id) else { throw TaskRefusal.assigningIsForParents }
            try Self.check(assignment, in: act.roster)
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            guard !task.isApproval else { throw actor.isParent ? TaskRefusal.approvalTask : .notYours }
            guard task.assignment != assignment else { return task }
            guard task.status == .open, actor.isParent || task.mayTake(actor) else { throw TaskRefusal.notTakeable }
            let before = task.assignment.people(in: act.roster)
            task.assign(to: assignment, at: act.now)
            try task.update(in: transaction)
            try Self.tellAssigned(task, before: before, &act)
            return task
        }
    }

    /// Completes a task and credits its karma; completing an approval task approves its claim.
    /// - Throws: `FamilyRefusal.notAMember`, `TaskRefusal.notFound`, `.notYours`, `.alreadyCompleted`, `.expired`.
    package func complete(
        _ id: FamilyTask.ID,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> FamilyTask {
        try await database.act(in: family, by: caller, world) { act, transaction in
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            try task.complete(by: act.actor, at: act.now)
            try task.update(in: transaction)
            let done = TaskCompleted(
                familyId: family,
                task: task,
                completedBy: act.actor.id,
                creditedTo: task.creditedTo ?? act.actor.id
            )
            try act.facts.tell(done, to: act.roster.everyone)
            act.facts.changed(.task(task, .updated))
            if let claim = task.claimId {
                try Claims.settle(claim, &act, in: transaction)
            } else {
                try Self.credit(task, &act, in: transaction)
            }
            return task
        }
    }

    /// Opens a completed task again and takes its karma back; an approval task's claim is pending again, refunded.
    /// - Throws: `FamilyRefusal.notAMember`, `TaskRefusal.notFound`, `.notYours`, `.notCompleted`, `.tooLate`,
    ///   `KarmaRefusal.insufficient`.
    package func reopen(
        _ id: FamilyTask.ID,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> FamilyTask {
        try await database.act(in: family, by: caller, world) { act, transaction in
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            let credited = task.creditedTo
            try task.reopen(by: act.actor, at: act.now)
            task.assignment = task.assignment.remaining(in: act.roster)
            try task.update(in: transaction)
            let people = task.assignment.people(in: act.roster).union(credited.map { [$0] } ?? [])
            try act.facts.tell(TaskReopened(familyId: family, task: task, by: act.actor.id), to: people)
            act.facts.changed(.task(task, .updated))
            if let claim = task.claimId {
                try Claims.unsettle(claim, &act, in: transaction)
            } else if let credited {
                try Self.takeBack(task, from: credited, &act, in: transaction)
            }
            return task
        }
    }

    /// Deletes a task: parents any that isn't an approval task, a child its own open one. The karma it earned stays.
    /// - Throws: `FamilyRefusal.notAMember`, `TaskRefusal.notFound`, `.notYours`, `.approvalTask`.
    package func delete(
        _ id: FamilyTask.ID,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        try await database.act(in: family, by: caller, world) { act, transaction in
            var task = try Self.editable(id, asOf: ifVersion, by: act.actor, in: family, transaction)
            try task.delete(in: transaction)
            task.version += 1
            try Self.tellDeleted(task, act.roster, &act.facts)
        }
    }
}
