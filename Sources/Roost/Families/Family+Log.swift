/// The part of a family's row that belongs to its log.
extension Family {
    /// How much of a family's log there is.
    /// - Throws: `FamilyRefusal.notAMember` when there is no such family.
    package static func log(of id: ID, in reading: borrowing some Reading & ~Copyable) throws -> LogExtent {
        let row = try reading.first("SELECT head, pruned, epoch, doubted FROM family WHERE id = \(id)")
        guard let row else { throw FamilyRefusal.notAMember }
        return LogExtent(
            head: try row["head"],
            pruned: try row["pruned"],
            epoch: try row["epoch"],
            doubted: try row["doubted"]
        )
    }

    /// Notes that events up to an offset are replayed no more.
    static func prune(_ id: ID, through offset: Int, in transaction: borrowing Transaction) throws {
        try transaction.run("UPDATE family SET pruned = \(offset) WHERE id = \(id)")
    }

    /// Families whose log is longer than that, or was pruned before, in the order of their ids.
    static func withLogs(
        longerThan length: Int,
        after id: ID?,
        limit: Int,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> [ID] {
        try reading.rows(
            """
            SELECT id FROM family WHERE (head - pruned > \(length) OR pruned > 0) AND id > \(id?.text ?? "")
            ORDER BY id LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    /// Begins a new epoch of every log, as after a restore; `lost` are the heads that the replaced database had.
    package static func beginEpochs(
        lost: [ID: Int],
        _ world: World,
        in transaction: borrowing Transaction
    ) throws {
        for row in try transaction.rows("SELECT id, head FROM family") {
            let (id, head): (ID, Int) = (try row["id"], try row["head"])
            // Without the replaced database nobody knows how far clients have got: a generous guess.
            let doubted = max(head, lost[id] ?? head + 10_000)
            let epoch = world.randomBytes(8).hexadecimal
            try transaction.run("UPDATE family SET epoch = \(epoch), doubted = \(doubted) WHERE id = \(id)")
        }
    }
}
