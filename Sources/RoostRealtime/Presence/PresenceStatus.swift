/// Whether somebody is here.
package enum PresenceStatus: String, Encodable, Sendable, CaseIterable {
    /// No device of theirs is connected.
    case offline
    /// One is, but nobody looks at it.
    case away
    /// One is on a screen.
    case online
}

extension PresenceStatus: Comparable {
    package static func < (left: PresenceStatus, right: PresenceStatus) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .offline: 0
        case .away: 1
        case .online: 2
        }
    }
}
