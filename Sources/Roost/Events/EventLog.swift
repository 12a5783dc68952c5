/// The spine: each family's facts in commit order. Mutations append inside their transaction, everybody else reads.
package enum EventLog {
    /// Appends what a transaction has to tell; the offsets are taken from the family's row, so they have no gaps and follow
    /// commit order. Rings once it has committed.
    package static func append(
        _ facts: Facts,
        to family: Family.ID,
        by caller: Caller?,
        at now: Timestamp,
        in transaction: borrowing Transaction
    ) throws {
        let entries = try facts.entries()
        guard !entries.isEmpty else { return }
        var offset = try Family.advanceHead(of: family, by: entries.count, in: transaction) - entries.count
        for entry in entries {
            offset += 1
            let audience = entry.audience.map(\.text).sorted().joined(separator: " ")
            try transaction.run(
                """
                INSERT INTO event (family_id, position, name, payload, audience, actor_id, cause, at, kind, subject_id)
                VALUES (\(family), \(offset), \(entry.name), \(entry.payload), \(audience),
                    \(caller?.user), \(caller?.cause), \(now), \(entry.kind), \(entry.subject))
                """
            )
        }
        transaction.ringAfterCommit(family)
    }

    /// The events after an offset, oldest first, up to a limit.
    package static func events(
        of family: Family.ID,
        after offset: Int,
        limit: Int,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [LoggedEvent] {
        try reading.rows(
            """
            SELECT * FROM event WHERE family_id = \(family) AND position > \(offset) ORDER BY position LIMIT \(limit)
            """
        ).map(LoggedEvent.init)
    }

    /// The events of all families.
    package static func all(in reading: borrowing some Reading & ~Copyable) throws -> [LoggedEvent] {
        try reading.rows("SELECT * FROM event ORDER BY family_id, position").map(LoggedEvent.init)
    }
}
