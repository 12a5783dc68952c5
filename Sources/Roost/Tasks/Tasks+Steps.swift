/// The steps that several verbs share.
extension Tasks {
    /// A task this member may change.
    /// - Throws: `TaskRefusal.notFound`, `.changedMeanwhile`, `.notYours`, `.approvalTask`.
    static func editable(
        _ id: FamilyTask.ID,
        asOf version: Int?,
        by actor: Member,
        in family: Family.ID,
        _ transaction: borrowing Transaction
    ) throws -> FamilyTask {
        let task = try FamilyTask.find(id, asOf: version, in: family, transaction)
        guard task.mayEdit(actor) else { throw actor.isParent ? TaskRefusal.approvalTask : .notYours }
        return task
    }

    /// Whether this member may make a task like that, or turn another one into it.
    static func check(_ draft: TaskDraft, by actor: Member, in roster: Roster, instead old: FamilyTask? = nil) throws {
        if !actor.isParent {
            if draft.karma != old?.karma { throw TaskRefusal.karmaIsForParents }
            // Nor does it take back what is somebody else's by now.
            let mayAssign = draft.assignment.includes(actor) && old?.assignment.includes(actor) ?? true
            if draft.assignment != old?.assignment, !mayAssign { throw TaskRefusal.assigningIsForParents }
        }
        try check(draft.assignment, in: roster)
    }

    /// A task can only be for somebody in the family.
    static func check(_ assignment: Assignment, in roster: Roster) throws {
        if case .member(let id) = assignment, roster.find(id) == nil { throw FamilyRefusal.memberNotFound }
    }

    /// Tells those it was not for before.
    static func tellAssigned(
        _ task: FamilyTask,
        before: Set<User.ID>,
        _ act: inout FamilyAct
    ) throws {
        let new = task.assignment.people(in: act.roster).subtracting(before)
        try act.facts.tell(TaskAssigned(familyId: task.familyId, task: task, assignedTo: new.sorted()), to: new)
        act.facts.changed(.task(task, .updated))
    }

    static func tellDeleted(_ task: FamilyTask, _ roster: Roster, _ facts: inout Facts) throws {
        let people = task.assignment.people(in: roster)
        let deleted = TaskDeleted(
            familyId: task.familyId,
            taskId: task.id,
            taskName: task.name,
            affectedUsers: people.sorted()
        )
        try facts.tell(deleted, to: people)
        facts.changed(.task(task, .deleted))
    }

    static func credit(_ task: FamilyTask, _ act: inout FamilyAct, in transaction: borrowing Transaction) throws {
        guard let karma = task.karma, let member = task.creditedTo else { return }
        let posting = KarmaLedger.Posting(
            to: member,
            amount: karma,
            source: .taskCompleted,
            description: task.name,
            task: task.id
        )
        try KarmaLedger.post(posting, &act, transaction)
    }

    static func takeBack(
        _ task: FamilyTask,
        from member: User.ID,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        guard let karma = task.karma else { return }
        let posting = KarmaLedger.Posting(
            to: member,
            amount: -karma,
            source: .taskReopened,
            description: task.name,
            task: task.id
        )
        try KarmaLedger.post(posting, &act, transaction)
    }

    /// The open tasks of somebody who leaves are for everyone.
    static func unassignAll(
        from leaver: Member,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        for var task in try FamilyTask.open(assignedTo: leaver.id, in: act.roster.family, transaction) {
            task.assign(to: .everyone, at: act.now)
            try task.update(in: transaction)
            try tellAssigned(task, before: [], &act)
        }
    }

    /// The family's clocks are others now: what is due on a day, at any time, stays due on that day.
    static func keepDays(
        from before: FamilyClock,
        to after: FamilyClock,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        let rows = try transaction.rows(
            "SELECT * FROM task WHERE family_id = \(act.roster.family) AND status = 'open' AND due_at IS NOT NULL"
        )
        for var task in try rows.map(FamilyTask.init) {
            guard let due = task.dueAt, before.isWholeDay(due) else { continue }
            var draft = TaskDraft(task)
            draft.dueAt = after.end(of: before.date(of: due))
            task.apply(draft, at: act.now)
            try task.update(in: transaction)
            act.facts.changed(.task(task, .updated))
        }
    }
}

extension FamilyTask {
    init(
        _ draft: TaskDraft,
        id: ID,
        in family: Family.ID,
        by author: User.ID,
        claim: Claim.ID? = nil,
        at now: Timestamp
    ) {
        self.init(
            id: id,
            familyId: family,
            name: draft.name,
            description: draft.description,
            dueAt: draft.dueAt,
            assignment: draft.assignment,
            karma: draft.karma,
            status: .open,
            claimId: claim,
            createdBy: author,
            createdAt: now,
            updatedAt: now,
            version: 1
        )
    }

    mutating func apply(_ draft: TaskDraft, at now: Timestamp) {
        name = draft.name
        description = draft.description
        dueAt = draft.dueAt
        assignment = draft.assignment
        karma = draft.karma
        touch(at: now)
    }
}
