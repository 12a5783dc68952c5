import Roost
import RoostSQLite
import RoostTestSupport
import Testing

/// That no statement reads a whole table is looked at for each database of a test, as it closes (`Store`); here is shown that all
/// statements are run, and that what isn't a statement of its own goes by an index too.
@Suite("Query plans")
struct QueryPlanTests {
    @Test("Every statement in the sources is run, so that its plan is looked at")
    func complete() async throws {
        let home = try await Home()
        try await WholeLife(home).live()
        let run = Set(home.store.book.statements.map { SourceStatement.flat($0) })
        let all = try SourceStatement.all.get()
        #expect(all.count > 150)
        for statement in all where !run.contains(where: statement.isIn) {
            Issue.record("\(statement.file): nobody has run \(statement.pieces.joined(separator: "…"))")
        }
    }

    @Test("Every foreign key has an index that begins with it: deleting a parent looks for its children")
    func foreignKeys() async throws {
        let store = try Engine.sqlite.store()
        let missing = try await store.database.read { reading in
            try reading.rows(
                """
                SELECT child.name || '.' || reference."from" AS place
                FROM sqlite_schema AS child JOIN pragma_foreign_key_list(child.name) AS reference
                WHERE child.type = 'table' AND reference.seq = 0 AND NOT EXISTS (
                    SELECT 1 FROM pragma_index_list(child.name) AS list JOIN pragma_index_info(list.name) AS part
                    WHERE part.seqno = 0 AND part.name = reference."from" AND (
                        list.partial = 0 OR (SELECT sql FROM sqlite_schema WHERE name = list.name)
                            LIKE '% WHERE ' || reference."from" || ' IS NOT NULL'
                    )
                )
                """
            ).map { try $0["place"] as String }
        }
        #expect(missing.isEmpty)
    }

    @Test("A statement that reads a whole table is found out")
    func guards() async throws {
        let origin = try SourceStatement.origin(of: "SELECT * FROM claim WHERE member_id = $1 ORDER BY id")
        #expect(origin?.file == "Roost/Rewards/Claims/Claim.swift")
        #expect(try SourceStatement.origin(of: "SELECT count(*) AS notes FROM note") == nil)
        let store = try Engine.sqlite.store()
        #expect(try store.fault(in: "SELECT * FROM claim WHERE member_id = $1 ORDER BY id") == nil)
        try await store.database.write { try $0.run("DROP INDEX claim_claimer") }
        #expect(try store.fault(in: "SELECT * FROM claim WHERE member_id = $1 ORDER BY id") != nil)
        #expect(try store.fault(in: "SELECT count(*) AS count FROM claim") == nil)
    }
}
