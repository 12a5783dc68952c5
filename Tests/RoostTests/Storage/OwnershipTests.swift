import RoostTestSupport
import Testing

@Suite("Whose table it is")
struct OwnershipTests {
    /// Where each table may be written (design.md, section 2: a table belongs to the folder of its module).
    private static let owners = [
        "user": "Roost/Accounts", "user_image": "Roost/Accounts", "password": "Roost/Accounts",
        "pin": "Roost/Accounts", "sign_in": "Roost/Accounts",
        "family": "Roost/Families", "family_code": "Roost/Families",
        "member": "Roost/Families", "invite": "Roost/Families",
        "event": "Roost/Events", "task": "Roost/Tasks", "task_feed": "Roost/Tasks",
        "karma_entry": "Roost/Karma", "reward": "Roost/Rewards", "reward_image": "Roost/Rewards",
        "favourite": "Roost/Rewards", "claim": "Roost/Rewards", "keyed_request": "Roost/Requests",
        "migration": "RoostSQLite",
        "schedule": "Roost/Schedules", "schedule_date": "Roost/Schedules",
        "chat": "Roost/Chat", "chat_member": "Roost/Chat", "message": "Roost/Chat", "reaction": "Roost/Chat",
        "message_image": "Roost/Chat", "message_text": "RoostSQLite",
    ]

    @Test("A table is only written in the folder that owns it")
    func writers() throws {
        let writes = try Self.writes()
        for write in writes {
            let owner = try #require(Self.owners[write.table], "nobody owns \(write.table), written in \(write.folder)")
            #expect(write.folder == owner, "\(write.table) is written in \(write.folder)")
        }
        #expect(Set(writes.map(\.table)) == Set(Self.owners.keys))
    }

    @Test("Ledger entries and events are appended, never updated; only retention deletes events")
    func appendOnly() throws {
        for write in try Self.writes() where ["karma_entry", "event"].contains(write.table) {
            let isRetention =
                write.verb == "DELETE FROM" && write.file == "Roost/Events/Retention/EventLog+Pruning.swift"
            #expect(write.verb == "INSERT INTO" || isRetention, "\(write.table) in \(write.file)")
        }
    }

    @Test("Only the schema makes or changes tables")
    func schema() throws {
        for (path, source) in try Self.sources() where source.contains(/(CREATE|ALTER|DROP) TABLE/) {
            #expect(path.hasPrefix("Roost/Storage/Schema/") || path == "RoostSQLite/Schema.swift", "\(path)")
        }
    }

    private struct Write {
        let verb: String
        let table: String
        let file: String

        var folder: String { file.split(separator: "/").dropLast().prefix(2).joined(separator: "/") }
    }

    private static func writes() throws -> [Write] {
        // A step of the schema fills what it adds.
        try sources().filter { !$0.path.hasPrefix("Roost/Storage/Schema/") }.flatMap { path, source in
            source.matches(of: /(INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\\?"?([a-z_]+)/).map { match in
                Write(verb: String(match.1), table: String(match.2), file: path)
            }
        }
    }

    private static func sources() throws -> [(path: String, source: String)] {
        try SwiftSources.files(
            of: ["Roost", "RoostSQLite", "RoostTokens", "RoostRealtime", "RoostWeb", "RoostServer"]
        )
    }
}
