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
        return try await act(in: family, by: caller) { roster, actor, now, facts, transaction in
            try Self.check(draft, by: actor, in: roster)
            let task = FamilyTask(draft, id: world.newID(at: now), in: family, by: actor.id, at: now)
            try task.insert(in: transaction)
            let people = draft.assignment.people(in: roster)
            let created = TaskCreated(familyId: family, task: task, assignedTo: people.sorted(), recurring: false)
            try facts.tell(created, to: people)
            facts.changed(.task(task, .created))
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
        return try await act(in: family, by: caller) { roster, actor, now, facts, transaction in
            var task = try Self.editable(id, asOf: edit.ifVersion, by: actor, in: family, transaction)
            if task.status == .completed { throw TaskRefusal.alreadyCompleted(task) }
            let draft = try edit.applied(to: task).checked()
            guard draft != TaskDraft(task) else { return task }
            try Self.check(draft, by: actor, in: roster, instead: task)
            let before = task.assignment.people(in: roster)
            task.apply(draft, at: now)
            try task.update(in: transaction)
            try Self.tellAssigned(task, before: before, roster, &facts)
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
        try await act(in: family, by: caller) { roster, actor, now, facts, transaction in
            guard actor.isParent || assignment == .member(actor.id) else { throw TaskRefusal.assigningIsForParents }
            try Self.check(assignment, in: roster)
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            guard !task.isApproval else { throw actor.isParent ? TaskRefusal.approvalTask : .notYours }
            guard task.assignment != assignment else { return task }
            guard task.status == .open, actor.isParent || task.mayTake(actor) else { throw TaskRefusal.notTakeable }
            let before = task.assignment.people(in: roster)
            task.assign(to: assignment, at: now)
            try task.update(in: transaction)
            try Self.tellAssigned(task, before: before, roster, &facts)
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
        try await act(in: family, by: caller) { roster, actor, now, facts, transaction in
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            try task.complete(by: actor, at: now)
            try task.update(in: transaction)
            let done = TaskCompleted(
                familyId: family,
                task: task,
                completedBy: actor.id,
                creditedTo: task.creditedTo ?? actor.id
            )
            try facts.tell(done, to: roster.everyone)
            facts.changed(.task(task, .updated))
            if let claim = task.claimId {
                let decision = Claims.Decision(by: actor, at: now, roster: roster, world: world)
                try Claims.settle(claim, decision, in: transaction, facts: &facts)
            } else {
                try Self.credit(task, by: actor, at: now, world, in: transaction, facts: &facts)
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
        try await act(in: family, by: caller) { roster, actor, now, facts, transaction in
            var task = try FamilyTask.find(id, asOf: ifVersion, in: family, transaction)
            let credited = task.creditedTo
            try task.reopen(by: actor, at: now)
            task.assignment = task.assignment.remaining(in: roster)
            try task.update(in: transaction)
            let people = task.assignment.people(in: roster).union(credited.map { [$0] } ?? [])
            try facts.tell(TaskReopened(familyId: family, task: task, by: actor.id), to: people)
            facts.changed(.task(task, .updated))
            if let claim = task.claimId {
                let decision = Claims.Decision(by: actor, at: now, roster: roster, world: world)
                try Claims.unsettle(claim, decision, in: transaction, facts: &facts)
            } else if let credited {
                try Self.takeBack(task, from: credited, by: actor, at: now, world, in: transaction, facts: &facts)
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
        try await act(in: family, by: caller) { roster, actor, _, facts, transaction in
            var task = try Self.editable(id, asOf: ifVersion, by: actor, in: family, transaction)
            try task.delete(in: transaction)
            task.version += 1
            try Self.tellDeleted(task, roster, &facts)
        }
    }

    /// One verb: who asks, in which family, now; what it told is appended at its end.
    private func act<Answer: Sendable>(
        in family: Family.ID,
        by caller: Caller,
        _ verb: @escaping @Sendable (Roster, Member, Timestamp, inout Facts, borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        let now = world.now()
        return try await database.write { transaction in
            let roster = try Roster(of: family, in: transaction)
            let actor = try roster.member(caller.user)
            var facts = Facts(for: roster)
            let answer = try verb(roster, actor, now, &facts, transaction)
            try EventLog.append(facts, to: family, by: caller, at: now, in: transaction)
            return answer
        }
    }
}
