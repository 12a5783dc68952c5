package import Roost

/// How somebody's presence is told: `{userId, status, lastSeenAt?}`.
package struct PresenceMark: Encodable, Sendable, Equatable {
    /// Who.
    package let userId: User.ID
    /// Whether that person is here.
    package let status: PresenceStatus
    /// When a device of theirs was last on a screen; left out while one is, and when it was before the server's start.
    package let lastSeenAt: Timestamp?

    /// What is told of somebody.
    package init(userId: User.ID, status: PresenceStatus, lastSeenAt: Timestamp?) {
        self.userId = userId
        self.status = status
        self.lastSeenAt = lastSeenAt
    }
}
