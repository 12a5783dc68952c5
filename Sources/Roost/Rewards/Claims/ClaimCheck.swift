/// Checks that claims, their approval tasks and the ledger say the same.
enum ClaimCheck {
    static func findings(in reading: borrowing ReadTransaction) throws -> [Finding] {
        try approvals(in: reading) + strays(in: reading) + entries(in: reading) + reservations(in: reading)
    }

    /// A pending claim has an open approval task, a completed one a completed task, a closed one none.
    private static func approvals(in reading: borrowing ReadTransaction) throws -> [Finding] {
        try reading.rows(
            """
            SELECT claim.id, claim.status, claim.approval_task_id, coalesce(task.status, 'gone') AS task_status
            FROM claim LEFT JOIN task ON task.id = claim.approval_task_id AND task.claim_id = claim.id
                AND task.family_id = claim.family_id
            WHERE coalesce(task.status, 'gone') <>
                CASE claim.status WHEN 'pending' THEN 'open' WHEN 'completed' THEN 'completed' ELSE 'gone' END
            ORDER BY claim.id
            """
        ).map { row in
            let (id, status): (String, String) = (try row["id"], try row["status"])
            let (task, taskStatus): (String, String) = (try row["approval_task_id"], try row["task_status"])
            return Finding(.approval, "claim \(id) is \(status), its approval task \(task) is \(taskStatus)")
        }
    }

    private static func strays(in reading: borrowing ReadTransaction) throws -> [Finding] {
        try reading.rows(
            """
            SELECT id, claim_id FROM task WHERE claim_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id = claim_id AND approval_task_id = task.id)
            ORDER BY id
            """
        ).map { row in
            Finding(
                .approval,
                "task \(try row["id"] as String) approves claim \(try row["claim_id"] as String), not its own"
            )
        }
    }

    /// A completed claim has spent its cost once more than it got it back; any other has spent nothing.
    private static func entries(in reading: borrowing ReadTransaction) throws -> [Finding] {
        try reading.rows(
            """
            SELECT claim.id, claim.status, coalesce(sum(karma_entry.amount), 0) AS spent,
                CASE claim.status WHEN 'completed' THEN -claim.karma_cost ELSE 0 END AS expected
            FROM claim LEFT JOIN karma_entry ON karma_entry.claim_id = claim.id
                AND karma_entry.family_id = claim.family_id AND karma_entry.user_id = claim.member_id
            GROUP BY claim.id, claim.status, claim.karma_cost
            HAVING coalesce(sum(karma_entry.amount), 0) <>
                CASE claim.status WHEN 'completed' THEN -claim.karma_cost ELSE 0 END
            ORDER BY claim.id
            """
        ).map { row in
            let (id, status): (String, String) = (try row["id"], try row["status"])
            let (spent, expected): (Int, Int) = (try row["spent"], try row["expected"])
            return Finding(.entries, "claim \(id) is \(status), its entries sum up to \(spent) instead of \(expected)")
        }
    }

    private static func reservations(in reading: borrowing ReadTransaction) throws -> [Finding] {
        let rows = try reading.rows(
            """
            SELECT family_id, member_id, sum(karma_cost) AS reserved FROM claim WHERE status = 'pending'
            GROUP BY family_id, member_id ORDER BY family_id, member_id
            """
        )
        return try rows.compactMap { row in
            let (family, member): (Family.ID, User.ID) = (try row["family_id"], try row["member_id"])
            let reserved: Int = try row["reserved"]
            let balance = try KarmaEntry.last(of: member, in: family, reading)?.balance ?? 0
            guard reserved > balance else { return nil }
            return Finding(.reserved, "member \(member) of family \(family) has \(balance) and reserves \(reserved)")
        }
    }
}
