/// Reads a whole database and says what in it isn't as it must be.
package struct Verification: Sendable {
    /// What is wrong, in the order it was found.
    package private(set) var findings: [Finding] = []
    /// How many rows there were of each kind, to show that something was looked at.
    package private(set) var counts: [(name: String, count: Int)] = []

    /// Looks at everything in one consistent state.
    package init(of reading: borrowing ReadTransaction) throws {
        for (name, table) in [
            ("families", "family"), ("events", "event"), ("entries", "karma_entry"), ("claims", "claim"),
        ] {
            let row = try reading.first("SELECT count(*) AS count FROM \(SQL(stringLiteral: table))")
            counts.append((name, try row?["count"] ?? 0))
        }
        try look { try LogCheck().findings(in: reading) }
        try look { try LedgerCheck().findings(in: reading) }
        try look { try TaskCheck.findings(in: reading) }
        try look { try ClaimCheck.findings(in: reading) }
    }

    /// A row that can't be read ends one check, not all of them.
    private mutating func look(_ check: () throws -> [Finding]) throws {
        do {
            findings += try check()
        } catch let fault as StorageFault {
            findings.append(Finding(.readable, "\(fault)"))
        }
    }
}
