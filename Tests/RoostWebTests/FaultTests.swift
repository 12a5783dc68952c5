import HTTPTypes
import Logging
import Roost
import RoostTestSupport
import Testing

@Suite("Faults")
struct FaultTests {
    @Test("a full or locked database is 503 with Retry-After, for reads and writes alike")
    func unavailable() async throws {
        let home = try await Home()
        let database = FailingDatabase(home.store.database)
        let token = try await home.signIn(home.anna).token.text
        let client = try Client(home.services(over: database)).with(token: token)
        #expect(try await client.get("/readyz").status == .ok)
        database.fail(with: StorageFault.unavailable("database or disk is full"))
        let reading = try await client.get("/v1/families")
        let writing = try await client.post("/v1/families", #"{"name":"A","timezone":"UTC"}"#)
        for answer in [reading, writing] {
            #expect(answer.status == .serviceUnavailable)
            #expect(try answer.code == "unavailable")
            #expect(answer.headers[.retryAfter] == "2")
            #expect(!answer.text.contains("disk"))
        }
        #expect(try await client.get("/readyz").status == .serviceUnavailable)
        #expect(try await client.get("/healthz").status == .ok)
    }

    @Test("a fault is 500 without details, and in the log once, under the same correlation id")
    func fault() async throws {
        let home = try await Home()
        let database = FailingDatabase(home.store.database)
        let book = LogBook()
        var client = try Client(home.services(over: database)).with(token: try await home.signIn(home.anna).token.text)
        client.logger = book.logger()
        database.fail(with: StorageFault.statement("no such table: secret"))
        let answer = try await client.get("/v1/families")
        #expect(answer.status == .internalServerError)
        #expect(try answer.code == "internal")
        #expect(!answer.text.contains("secret"))
        let id = try #require(try answer.object["correlationId"] as? String)
        #expect(answer.headers[.correlation] == id)
        #expect(book.errors.count == 1)
        #expect(book.errors.first?.metadata["correlationId"] == .string(id))
        #expect(book.errors.first?.metadata["error"]?.description.contains("secret") == true)
    }

    @Test("a refusal is no fault: the log has one line at debug")
    func refusal() async throws {
        let house = try await House()
        let book = LogBook()
        var client = house.stranger
        client.logger = book.logger()
        _ = try await client.get("\(house.path)/tasks")
        #expect(book.errors.isEmpty)
        #expect(book.lines.map(\.level) == [.debug])
        #expect(book.lines.first?.metadata["status"]?.description == "403")
    }
}
