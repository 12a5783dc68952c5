import Roost

/// What a client missed, out of the log: all of it or nothing, never a part.
struct Replay: Sendable {
    /// One family's answer, as `realtime.ready` tells it.
    struct FamilyState: Encodable, Sendable {
        let familyId: Family.ID
        /// The last event that went out before the client was let in.
        let head: Int
        /// The log's epoch, which a client may name with its offset.
        let epoch: String
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
        since: [Family.ID: LogExtent.Seen],
        delivered: [Family.ID: Int],
        in reading: borrowing ReadTransaction
    ) throws {
        for family in try Family.all(of: user, in: reading).map(\.id) {
            let log = try Family.log(of: family, in: reading)
            let head = delivered[family] ?? 0
            let missed =
                try since[family].map { try Self.missed(of: family, log, since: $0, head: head, in: reading) } ?? []
            events += try Self.told(missed ?? [], of: family, to: user, in: reading)
            families.append(FamilyState(familyId: family, head: head, epoch: log.epoch, recovered: missed != nil))
        }
    }

    /// The person's part of what was missed, without what was said in chats that the person isn't in any more, or was taken back.
    private static func told(
        _ events: [LoggedEvent],
        of family: Family.ID,
        to user: User.ID,
        in reading: borrowing ReadTransaction
    ) throws -> [LoggedEvent] {
        guard !events.isEmpty else { return [] }
        let own = events.filter { $0.audience.contains(user) }
        let hearers = try ChatHearers(of: own, in: reading)
        return try own.filter { try hearers.replayed($0, to: user) }
    }

    /// Nothing when the client is ahead of the log, too far behind it, or has read another one.
    private static func missed(
        of family: Family.ID,
        _ log: LogExtent,
        since seen: LogExtent.Seen,
        head: Int,
        in reading: borrowing ReadTransaction
    ) throws -> [LoggedEvent]? {
        guard log.continues(seen), head - seen.offset <= most else { return nil }
        // A page rendered a moment ago may be ahead of delivery: what lies between comes live, and the client drops it.
        guard seen.offset < head else { return [] }
        return try EventLog.events(of: family, after: seen.offset, limit: head - seen.offset, in: reading)
    }
}
