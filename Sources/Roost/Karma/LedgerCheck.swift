/// Checks that ledgers add up, that their hashes chain, and that they have what members were told.
struct LedgerCheck {
    /// How many rows are read at a time.
    private static let chunk = 1000

    func findings(in reading: borrowing ReadTransaction) throws -> [Finding] {
        try chains(in: reading) + told(in: reading)
    }

    private func chains(in reading: borrowing ReadTransaction) throws -> [Finding] {
        var findings: [Finding] = []
        var (family, last): (String, KarmaEntry?) = ("", nil)
        while true {
            let rows = try reading.rows(
                """
                SELECT * FROM karma_entry
                WHERE (family_id, user_id, number) > (\(family), \(last?.userId.text ?? ""), \(last?.number ?? 0))
                ORDER BY family_id, user_id, number LIMIT \(Self.chunk)
                """
            )
            for row in rows {
                let entry = try KarmaEntry(row)
                let isSameChain = try family == row["family_id"] && last?.userId == entry.userId
                findings += Self.faults(of: entry, after: isSameChain ? last : nil)
                (family, last) = (try row["family_id"], entry)
            }
            guard rows.count == Self.chunk else { return findings }
        }
    }

    private static func faults(of entry: KarmaEntry, after last: KarmaEntry?) -> [Finding] {
        let name = "entry \(entry.id), number \(entry.number) of member \(entry.userId)"
        var findings: [Finding] = []
        if entry.number != (last?.number ?? 0) + 1 {
            findings.append(Finding(.number, "\(name) follows number \(last?.number ?? 0)"))
        }
        if entry.balance != (last?.balance ?? 0) + entry.amount || entry.balance < 0 {
            let sum = "\(last?.balance ?? 0) and \(entry.amount)"
            findings.append(Finding(.balance, "\(name): \(sum) don't make \(entry.balance)"))
        }
        if entry.previousHash != last?.hash ?? KarmaEntry.chainStart {
            let before = last.map { "entry \($0.id)" } ?? "the chain's start"
            findings.append(Finding(.chain, "\(name) carries another hash than that of \(before)"))
        }
        return findings
    }

    /// The end of a chain has no hash behind it; the log says how it was.
    private func told(in reading: borrowing ReadTransaction) throws -> [Finding] {
        let (awarded, deducted) = (KarmaAwarded.name, KarmaDeducted.name)
        var findings: [Finding] = []
        var (family, offset) = ("", 0)
        while true {
            let rows = try reading.rows(
                """
                SELECT * FROM event WHERE (family_id, position) > (\(family), \(offset))
                    AND name IN (\(awarded), \(deducted)) ORDER BY family_id, position LIMIT \(Self.chunk)
                """
            )
            for event in try rows.map(LoggedEvent.init) {
                findings += try Self.faults(of: event, in: reading)
                (family, offset) = (event.familyId.text, event.offset)
            }
            guard rows.count == Self.chunk else { return findings }
        }
    }

    private static func faults(of event: LoggedEvent, in reading: borrowing ReadTransaction) throws -> [Finding] {
        let told = try Told(event)
        let place = "offset \(event.offset) of family \(event.familyId)"
        let row = try reading.first(
            "SELECT * FROM karma_entry WHERE id = \(told.entry) AND family_id = \(event.familyId)"
        )
        guard let row else { return [Finding(.told, "\(place) tells of entry \(told.entry), which isn't there")] }
        guard told != Told(try KarmaEntry(row)) else { return [] }
        return [Finding(.told, "entry \(told.entry) isn't as \(place) tells it")]
    }
}

/// What an event says of an entry.
private struct Told: Equatable {
    let entry: KarmaEntry.ID
    let user: User.ID
    let amount: Int
    let balance: Int
    let description: String

    init(_ entry: KarmaEntry) {
        (self.entry, user, amount) = (entry.id, entry.userId, entry.amount)
        (balance, description) = (entry.balance, entry.description)
    }

    init(_ event: LoggedEvent) throws {
        if event.name == KarmaAwarded.name {
            let told = try event.payload(as: KarmaAwarded.self)
            (entry, user, amount) = (told.entryId, told.userId, told.amount)
            (balance, description) = (told.balance, told.description)
        } else {
            let told = try event.payload(as: KarmaDeducted.self)
            (entry, user, amount) = (told.entryId, told.userId, -told.amount)
            (balance, description) = (told.balance, told.description)
        }
    }
}
