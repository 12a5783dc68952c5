/// The end of an event's life, in two steps: first it is replayed no more, later it can't be read any more either.
extension EventLog {
    /// Takes one step with one family's log.
    /// - Returns: whether there was anything to do.
    static func prune(
        _ family: Family.ID,
        keeping retention: Retention,
        at now: Timestamp,
        in transaction: borrowing Transaction
    ) throws -> Bool {
        let log = try Family.log(of: family, in: transaction)
        if let offset = try lastReplayed(of: family, log, retention, now, transaction) {
            try Family.prune(family, through: offset, in: transaction)
            // The quiet ones were for lists on screens; what people were told is the family's activity and stays.
            try transaction.run(
                """
                DELETE FROM event WHERE family_id = \(family) AND position > \(log.pruned) AND position <= \(offset)
                    AND name = \(FamilyChanged.name)
                """
            )
            return true
        }
        guard let offset = try lastRead(of: family, log, retention, now, transaction) else { return false }
        try transaction.run("DELETE FROM event WHERE family_id = \(family) AND position <= \(offset)")
        return true
    }

    /// Whether `prune` would do anything.
    static func isPrunable(
        _ family: Family.ID,
        keeping retention: Retention,
        at now: Timestamp,
        in reading: borrowing ReadTransaction
    ) throws -> Bool {
        let log = try Family.log(of: family, in: reading)
        if try lastReplayed(of: family, log, retention, now, reading) != nil { return true }
        return try lastRead(of: family, log, retention, now, reading) != nil
    }

    private static func lastReplayed(
        of family: Family.ID,
        _ log: LogExtent,
        _ retention: Retention,
        _ now: Timestamp,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Int? {
        let range = (after: log.pruned, through: log.head - retention.events)
        return try lastOld(of: family, range, before: now - retention.replay, limit: retention.step, reading)
    }

    private static func lastRead(
        of family: Family.ID,
        _ log: LogExtent,
        _ retention: Retention,
        _ now: Timestamp,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Int? {
        let range = (after: 0, through: log.pruned)
        return try lastOld(of: family, range, before: now - retention.activity, limit: retention.step, reading)
    }

    /// The last of so many events in a row that are old; none when the first isn't.
    private static func lastOld(
        of family: Family.ID,
        _ range: (after: Int, through: Int),
        before instant: Timestamp,
        limit: Int,
        _ reading: borrowing some Reading & ~Copyable
    ) throws -> Int? {
        let rows = try reading.rows(
            """
            SELECT position, at FROM event
            WHERE family_id = \(family) AND position > \(range.after) AND position <= \(range.through)
            ORDER BY position LIMIT \(limit)
            """
        )
        return try rows.prefix { try ($0["at"] as Timestamp) < instant }.last.map { try $0["position"] }
    }
}
