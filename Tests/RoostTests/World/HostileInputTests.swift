import Roost
import RoostTestSupport
import Testing

@Suite("Input that looks like SQL")
struct HostileInputTests {
    private static let texts = [
        "'; DROP TABLE task; --", "\" OR \"\"=\"", "1; DELETE FROM karma_entry", "$1", "$1$2$99", "?1", ":name", "@x",
        "%' OR '1'='1", "\\", "/* */", "NULL", "x' UNION SELECT hash FROM password --",
    ]

    @Test("It is kept as it is, as name, description and reason", arguments: Engine.available, texts)
    func kept(engine: Engine, text: String) async throws {
        let home = try await Home(engine)
        let draft = TaskDraft(name: text, description: text)
        let task = try await home.services.tasks.create(draft, in: home.id, by: Caller(home.anna, cause: text))
        #expect(try await home.now(task) == task)
        #expect(task.name == text && task.description == text)
        #expect(try await home.log().last?.cause == text)
        let claim = try await home.pendingClaim(text)
        #expect(try await home.cancel(claim, text, by: home.mia).reason == text)
        #expect(try await home.grant(1, to: home.mia, text).description == text)
        #expect(try await home.entries(of: home.mia).last?.description == text)
    }

    @Test("It is searched for as it is", arguments: Engine.available, texts)
    func searched(engine: Engine, text: String) async throws {
        let home = try await Home(engine)
        _ = try await home.task("Other")
        #expect(try await home.tasks { $0.text = text }.items.isEmpty)
        let task = try await home.task("a \(text) b")
        #expect(try await home.tasks { $0.text = text }.items == [task])
    }

    @Test("It is no password and no token", arguments: Engine.available, texts)
    func signIn(engine: Engine, text: String) async throws {
        let home = try await Home(engine)
        await #expect(throws: AccountRefusal.wrongCredentials) {
            try await home.services.accounts.logIn(email: text, password: text)
        }
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(text) }
    }

    @Test("A value is bound, and a fragment's values are numbered behind those before it")
    func bound() {
        let fragment: SQL = "a = \(1) OR b = \("x")"
        let statement: SQL = "SELECT \(true) WHERE \(fragment) AND c = \(Int?.none) AND \(fragment)"
        #expect(statement.text == "SELECT $1 WHERE a = $2 OR b = $3 AND c = $4 AND a = $5 OR b = $6")
        #expect(statement.arguments == [.integer(1), .integer(1), .text("x"), .null, .integer(1), .text("x")])
    }

    @Test("Conditions keep to themselves: OR inside one doesn't leak out")
    func conditions() {
        #expect(SQL.all([]).text == "TRUE")
        #expect(SQL.all(["a OR b", "c"]).text == "(a OR b) AND (c)")
        #expect(SQL.all(["a = \(1)", "b = \(2)", "c = \(3)"]).text == "(a = $1) AND (b = $2) AND (c = $3)")
    }
}
