/// Checks that each family's offsets have no gaps after what was pruned, and end at its head.
struct LogCheck {
    func findings(in reading: borrowing ReadTransaction) throws -> [Finding] {
        let rows = try reading.rows(
            """
            SELECT id, head, pruned,
                (SELECT count(*) FROM event WHERE family_id = id AND position > pruned) AS kept,
                (SELECT coalesce(min(position), 1) FROM event WHERE family_id = id) AS first,
                (SELECT coalesce(max(position), pruned) FROM event WHERE family_id = id AND position > pruned) AS last
            FROM family ORDER BY id
            """
        )
        var findings: [Finding] = []
        for row in rows {
            let (id, head, pruned): (String, Int, Int) = (try row["id"], try row["head"], try row["pruned"])
            let (kept, first, last): (Int, Int, Int) = (try row["kept"], try row["first"], try row["last"])
            if last != head { findings.append(Finding(.head, "family \(id): head \(head), last event \(last)")) }
            if first < 1 { findings.append(Finding(.gap, "family \(id): an event at offset \(first)")) }
            if kept != last - pruned { findings += try gaps(of: id, after: pruned, in: reading) }
        }
        return findings
    }

    private func gaps(of family: String, after pruned: Int, in reading: borrowing ReadTransaction) throws -> [Finding] {
        let rows = try reading.rows(
            """
            SELECT position, previous FROM (
                SELECT position, lag(position, 1, \(pruned)) OVER (ORDER BY position) AS previous
                FROM event WHERE family_id = \(family) AND position > \(pruned)
            ) AS pairs WHERE position <> previous + 1 ORDER BY position
            """
        )
        return try rows.map { row in
            let (previous, next): (Int, Int) = (try row["previous"], try row["position"])
            return Finding(.gap, "family \(family): no events between offset \(previous) and \(next)")
        }
    }
}
