import Roost
import RoostSQLite
import RoostTestSupport
import Testing

@Suite("roost verify")
struct VerificationTests {
    /// A change nobody but an intruder or a broken disk makes, and the rules it breaks.
    struct Damage: Sendable, CustomStringConvertible {
        let description: String
        let sql: String
        let breaks: Set<Finding.Rule>

        init(_ description: String, _ sql: String, breaks: Set<Finding.Rule>) {
            self.description = description
            self.sql = sql
            self.breaks = breaks
        }
    }

    static let damages = [
        Damage("an event is missing", "DELETE FROM event WHERE position = 4", breaks: [.gap]),
        Damage(
            "many events are missing",
            "DELETE FROM event WHERE position BETWEEN 5 AND 7 OR position = 9",
            breaks: [.gap]
        ),
        Damage(
            "the first event is missing",
            "DELETE FROM event WHERE position = 1",
            breaks: [.gap]
        ),
        Damage("an event has another offset", "UPDATE event SET position = -1 WHERE position = 4", breaks: [.gap]),
        Damage("the head is ahead", "UPDATE family SET head = head + 1", breaks: [.head]),
        Damage("the head is behind", "UPDATE family SET head = head - 1", breaks: [.head]),
        Damage("the log is said to be pruned past its end", "UPDATE family SET pruned = head + 5", breaks: [.head]),
        Damage(
            "the log's end is missing",
            "DELETE FROM event WHERE position = (SELECT max(position) FROM event)",
            breaks: [.head]
        ),
        Damage(
            "an entry's description was edited",
            "UPDATE karma_entry SET description = 'Another' WHERE number = 2",
            breaks: [.chain, .told]
        ),
        Damage(
            "an entry's amount was edited",
            "UPDATE karma_entry SET amount = amount + 1 WHERE description = 'Second'",
            breaks: [.balance, .chain, .told]
        ),
        Damage(
            "the last entry's balance was edited",
            "UPDATE karma_entry SET balance = balance + 1 WHERE description = 'Third'",
            breaks: [.balance, .told]
        ),
        Damage(
            "the last entry was edited, amount and balance",
            "UPDATE karma_entry SET amount = amount + 1, balance = balance + 1 WHERE description = 'Third'",
            breaks: [.told]
        ),
        Damage(
            "an entry is missing",
            "DELETE FROM karma_entry WHERE description = 'Second'",
            breaks: [.number, .chain, .balance, .told]
        ),
        Damage("the last entry is missing", "DELETE FROM karma_entry WHERE description = 'Third'", breaks: [.told]),
        Damage(
            "a balance is negative",
            "UPDATE karma_entry SET amount = -26, balance = -1 WHERE description = 'Third'",
            breaks: [.balance, .told]
        ),
        Damage(
            "a hash was edited",
            "UPDATE karma_entry SET previous_hash = 'x' WHERE number = 2",
            breaks: [.chain]
        ),
        Damage(
            "a pending claim has no task",
            "DELETE FROM task WHERE claim_id IN (SELECT id FROM claim WHERE status = 'pending')",
            breaks: [.approval]
        ),
        Damage(
            "a pending claim's task is completed",
            "UPDATE task SET status = 'completed' WHERE claim_id IN (SELECT id FROM claim WHERE status = 'pending')",
            breaks: [.approval]
        ),
        Damage(
            "a completed claim is pending again",
            "UPDATE claim SET status = 'pending' WHERE reward_name = 'Cinema'",
            breaks: [.approval, .entries]
        ),
        Damage(
            "a cancelled claim is completed",
            "UPDATE claim SET status = 'completed' WHERE status = 'cancelled'",
            breaks: [.approval, .entries]
        ),
        Damage("a claim is gone", "DELETE FROM claim WHERE status = 'pending'", breaks: [.approval]),
        Damage(
            "a claim's price was edited",
            "UPDATE claim SET karma_cost = 9 WHERE status = 'completed'",
            breaks: [.entries]
        ),
        Damage(
            "claims reserve more than there is",
            "UPDATE claim SET karma_cost = 9000 WHERE status = 'pending'",
            breaks: [.reserved]
        ),
        Damage("a credited task is open", "UPDATE task SET status = 'open' WHERE name = 'Dishes'", breaks: [.task]),
        Damage(
            "a task is completed and wasn't credited",
            "UPDATE task SET status = 'completed' WHERE name = 'Windows'",
            breaks: [.task]
        ),
        Damage("a member has no account", #"DELETE FROM "user" WHERE name = 'Lou'"#, breaks: [.reference]),
        Damage(
            "a claim has an unknown status",
            "UPDATE task SET status = 'what' WHERE name = 'Dishes'",
            breaks: [.readable]
        ),
        Damage(
            "an index lost a row",
            """
            CREATE TABLE other (a); CREATE INDEX other_a ON other (a); INSERT INTO other VALUES (1); PRAGMA writable_schema = ON;
            DELETE FROM sqlite_schema WHERE name = 'other_a'; PRAGMA writable_schema = RESET
            """,
            breaks: [.integrity]
        ),
    ]

    @Test("finds nothing in a family that has lived, nor in its neighbours", arguments: Engine.available)
    func sound(engine: Engine) async throws {
        let home = try await Home(engine)
        try await Self.live(in: home)
        #expect(try Copy(of: home).findings().isEmpty)
        let file = try DatabaseFile(path: home.store.path)
        let verification = try file.read { try Verification(of: $0) }
        #expect(verification.findings.isEmpty)
        #expect(verification.counts.map(\.name) == ["families", "events", "entries", "claims"])
        #expect(verification.counts.allSatisfy { $0.count > 1 })
    }

    @Test("finds, in a copy, that", arguments: damages)
    func finds(_ damage: Damage) async throws {
        let home = try await Home()
        try await Self.live(in: home)
        let copy = try Copy(of: home)
        try copy.damage(damage.sql)
        let findings = try copy.findings()
        #expect(Set(findings.map(\.rule)) == damage.breaks, "\(findings)")
    }

    @Test("names what it found by id")
    func names() async throws {
        let home = try await Home()
        let claim = try await home.pendingClaim()
        try await home.grant(5, to: home.tom)
        let copy = try Copy(of: home)
        try copy.damage(
            "UPDATE task SET status = 'expired' WHERE claim_id IS NOT NULL; DELETE FROM event WHERE position = 3"
        )
        let text = try copy.findings().map(\.description).joined(separator: "\n")
        #expect(text.contains(claim.id.text))
        #expect(text.contains(claim.approvalTaskId.text))
        #expect(text.contains("log.gap: family \(home.id): no events between offset 2 and 4"))
    }

    @Test("finds a file that was overwritten in the middle, and doesn't trap")
    func overwritten() async throws {
        let home = try await Home()
        try await Self.live(in: home)
        for page in 1..<12 {
            let copy = try Copy(of: home)
            try copy.overwrite(from: page * 4096, count: 4096)
            var findings: [Finding] = []
            do { findings = try copy.findings() } catch is StorageFault { continue }
            #expect(!findings.isEmpty, "page \(page)")
        }
    }

    @Test("A backup made while many write is consistent: it has no half of a transaction, and verifies")
    func backupUnderLoad() async throws {
        let home = try await Home()
        try await home.grant(1000, to: home.mia)
        async let writing = Race.run(100) { index in
            let task = try await home.task("Task \(index)", for: .member(home.mia), karma: 1)
            try await home.complete(task, by: home.mia)
            try await home.cancel(home.claim(home.reward(cost: 1), by: home.mia), by: home.mia)
        }
        var sizes: Set<Int> = []
        for index in 0..<6 {
            // Waits for a write, so that the others get on.
            _ = try await home.task("Between \(index)")
            let copy = try Copy(of: home)
            #expect(try copy.findings().isEmpty)
            let file = try DatabaseFile(path: copy.path)
            let id = home.id
            sizes.insert(try file.read { try Family.head(of: id, in: $0) })
            try file.close()
        }
        #expect(await writing.allSatisfy { $0.failure == nil })
        #expect(sizes.count == 6)
    }

    /// Everything that leaves traces in ledger and claims.
    private static func live(in home: Home) async throws {
        let dishes = try await home.task("Dishes", for: .member(home.mia), karma: 5)
        try await home.complete(dishes, by: home.mia)
        try await home.grant(20, to: home.mia, "Second")
        try await home.grant(2, to: home.mia, "Third")
        let windows = try await home.task("Windows", for: .member(home.tom), karma: 5)
        try await home.complete(windows, by: home.tom)
        try await home.reopen(windows, by: home.anna)
        try await home.complete(home.task("No karma"), by: home.lou)
        try await home.grant(100, to: home.lou, "For Lou")
        let cinema = try await home.claim(home.reward("Cinema", cost: 10), by: home.lou)
        try await home.approve(cinema)
        try await home.cancel(home.claim(home.reward("Zoo", cost: 10), by: home.lou), by: home.lou)
        try await home.reject(home.claim(home.reward("Sea", cost: 10), by: home.lou))
        _ = try await home.claim(home.reward("Lake", cost: 10), by: home.lou)
    }
}
