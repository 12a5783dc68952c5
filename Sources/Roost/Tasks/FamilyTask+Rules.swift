/// What may become of a task: pure decisions, nothing is read or written here.
extension FamilyTask {
    /// How long who completed a task may take that back.
    package static let undoWindow = Duration.seconds(5 * 60)

    /// Whether this member may complete it: parents always; else those it is for.
    package func mayComplete(_ member: Member) -> Bool {
        member.isParent || assignment.includes(member)
    }

    /// Whether this member may change or delete it: parents any, a child its own open one; nobody an approval task.
    package func mayEdit(_ member: Member) -> Bool {
        !isApproval && (member.isParent || (createdBy == member.id && status == .open))
    }

    /// Whether this member may take it: it is open and for everyone or for the member's role.
    package func mayTake(_ member: Member) -> Bool {
        if case .member = assignment { return false }
        return !isApproval && status == .open && assignment.includes(member)
    }

    /// Whether this member may reopen it now. For an approval task the window holds for parents too.
    package func mayReopen(_ member: Member, at now: Timestamp) -> Bool {
        guard status == .completed, let completedAt, let completedBy else { return false }
        let inWindow = now - completedAt <= Self.undoWindow
        if isApproval { return member.isParent && inWindow }
        return member.isParent || (completedBy == member.id && inWindow)
    }

    /// Becomes completed.
    /// - Throws: `TaskRefusal.notYours`, `.alreadyCompleted`, `.expired`.
    mutating func complete(by member: Member, at now: Timestamp) throws(TaskRefusal) {
        guard mayComplete(member) else { throw .notYours }
        switch status {
        case .completed: throw .alreadyCompleted(self)
        case .expired: throw .expired
        case .open: break
        }
        status = .completed
        completedAt = now
        completedBy = member.id
        if case .member(let assignee) = assignment { creditedTo = assignee } else { creditedTo = member.id }
        touch(at: now)
    }

    /// Becomes open again.
    /// - Throws: `TaskRefusal.notYours`, `.notCompleted`, `.tooLate`.
    mutating func reopen(by member: Member, at now: Timestamp) throws(TaskRefusal) {
        guard member.isParent || completedBy == member.id else { throw .notYours }
        guard status == .completed else { throw .notCompleted }
        guard mayReopen(member, at: now) else { throw .tooLate }
        status = .open
        completedAt = nil
        completedBy = nil
        creditedTo = nil
        touch(at: now)
    }

    /// Its time has passed.
    mutating func expire(at now: Timestamp) {
        status = .expired
        touch(at: now)
    }

    /// Is for somebody else from now on.
    mutating func assign(to assignment: Assignment, at now: Timestamp) {
        self.assignment = assignment
        touch(at: now)
    }

    /// Notes that it changed.
    mutating func touch(at now: Timestamp) {
        updatedAt = now
        version += 1
    }
}
