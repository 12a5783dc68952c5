import Crypto

/// The tasks of one member that have a time, for a calendar program that reads them by a link.
package struct TaskFeed: Sendable {
    /// The secret in its link: 192 bits.
    package typealias Token = BearerToken<TaskFeed>

    /// The family they are of.
    package let family: Family
    /// Whose feed it is.
    package let member: Member
    /// Those for this member, by name, by role or for everyone: the open ones, then those done lately; each by due date.
    package let tasks: [FamilyTask]

    /// How long a task stays after it was due, once it is done.
    package static let memory = Duration.days(30)
    /// The most tasks of each kind.
    static let most = 500

    /// Changes whenever what is told changes.
    package var tag: String {
        let parts = ["\(family.version)"] + tasks.map { "\($0.id.text).\($0.version)" }
        return SHA256.hash(data: Array(parts.joined(separator: " ").utf8)).prefix(16).hexadecimal
    }
}

extension FamilyView {
    /// When the link of one's feed was made; nil without one.
    package func taskFeedMadeAt() throws -> Timestamp? {
        try first(
            "SELECT created_at FROM task_feed WHERE family_id = \(family.id) AND user_id = \(me.id)"
        ).map { try $0["created_at"] }
    }

    /// One's tasks that have a time.
    func taskFeed(at now: Timestamp) throws -> TaskFeed {
        let mine = TaskList.condition(.reaches(me.id), in: roster)
        let open = try rows(
            """
            SELECT * FROM task WHERE family_id = \(family.id) AND status = 'open' AND due_at IS NOT NULL AND (\(mine))
            ORDER BY due_at, id LIMIT \(TaskFeed.most)
            """
        )
        let done = try rows(
            """
            SELECT * FROM task WHERE family_id = \(family.id) AND status = 'completed'
                AND due_at >= \(now - TaskFeed.memory) AND (\(mine)) ORDER BY due_at, id LIMIT \(TaskFeed.most)
            """
        )
        return TaskFeed(family: family, member: me, tasks: try (open + done).map(FamilyTask.init))
    }
}
