import Roost

/// What a client missed, out of the log: all of it or nothing, never a part.
struct Replay: Sendable {
    /// One family's answer, as `realtime.ready` tells it.
    struct FamilyState: Encodable, Sendable {
        let familyId: Family.ID
        /// The last event that went out before the client was let in.
        let head: Int
        /// False when the client can't be caught up and must load everything again.
        let recovered: Bool
    }

    /// What was missed, family by family, oldest first.
    private(set) var events: [LoggedEvent] = []
    /// All families of the person.
    private(set) var families: [FamilyState] = []

    /// The most events of one family that are sent again.
    static let most = 1000

    /// Reads what one person missed between the last offset seen (a family that isn't named missed nothing) and how far live
    /// delivery is, as events after that still come live.
    init(
        for user: User.ID,
        since: [Family.ID: Int],
        delivered: [Family.ID: Int],
        in reading: borrowing ReadTransaction
    ) throws {
        for family in try Family.all(of: user, in: reading).map(\.id) {
            let head = delivered[family] ?? 0
            let missed = try Self.missed(by: user, of: family, since: since[family] ?? head, head: head, in: reading)
            events += missed ?? []
            families.append(FamilyState(familyId: family, head: head, recovered: missed != nil))
        }
    }

    /// Nothing when the client is ahead of the log, or too far behind it.
    private static func missed(
        by user: User.ID,
        of family: Family.ID,
        since: Int,
        head: Int,
        in reading: borrowing ReadTransaction
    ) throws -> [LoggedEvent]? {
        // A page rendered a moment ago may be ahead of delivery: what lies between comes live, and the client drops it.
        let known = since > head ? try Family.head(of: family, in: reading) : head
        guard (0...known).contains(since), head - since <= most else { return nil }
        guard since < head else { return [] }
        return try EventLog.events(of: family, after: since, limit: head - since, in: reading)
            .filter { $0.audience.contains(user) }
    }
}
