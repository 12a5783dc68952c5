import HTTPTypes
import Hummingbird
import NIOCore
import Roost
import RoostTestSupport
import Testing

@Suite("Order of checks")
struct ChecksTests {
    private let unknown = "01890000-0000-7000-8000-000000000000"

    @Test("401, then 400, then 403, then 404, then 409")
    func order() async throws {
        let house = try await House()
        let task = try await house.home.task(for: .member(house.home.tom))
        let done = try await house.home.complete(house.home.task(), by: house.home.anna)
        let badBody = #"{"name":5}"#
        let there = "\(house.path)/tasks/\(unknown)"

        #expect(try await house.nobody.patch(there, badBody).status == .unauthorized)
        #expect(try await house.stranger.patch(there, badBody).status == .badRequest)
        #expect(try await house.stranger.patch(there, "{}").status == .forbidden)
        #expect(try await house.mia.patch(there, "{}").status == .notFound)
        #expect(try await house.mia.post("\(house.path)/tasks/\(task.id)/completion").status == .forbidden)
        #expect(try await house.mia.post("\(house.path)/tasks/\(done.id)/completion").status == .conflict)
    }

    @Test("a child asking for what is a parent's is 403, also for a thing that isn't there")
    func roleBeforeExistence() async throws {
        let house = try await House()
        let answer = try await house.mia.patch("\(house.path)/rewards/\(unknown)", #"{"name":"A"}"#)
        #expect(answer.status == .forbidden)
        #expect(try answer.code == "parents_only")
    }

    @Test("a thing of another family is 404, as one that never was")
    func foreignIDs() async throws {
        let house = try await House()
        let neighbour = try await house.neighbour()
        let task = try await house.home.task()
        let reward = try await house.home.reward()
        let claim = try await house.home.pendingClaim()
        let next = "/v1/families/\(house.home.neighbours.id)"
        for path in ["tasks/\(task.id)", "rewards/\(reward.id)", "claims/\(claim.id)", "rewards/\(reward.id)/image"] {
            #expect(try await neighbour.get("\(next)/\(path)").status == .notFound, "\(path)")
        }
        #expect(try await neighbour.post("\(next)/tasks/\(task.id)/completion").status == .notFound)
        #expect(try await neighbour.post("\(next)/claims/\(claim.id)/approval").status == .notFound)
        #expect(try await neighbour.get("\(next)/karma/\(house.home.mia)/entries").status == .notFound)
        #expect(try await neighbour.get("\(house.path)/tasks/\(task.id)").status == .forbidden)
    }

    @Test("all failing fields are told at once, of the wrong kind and out of bounds alike")
    func allFields() async throws {
        let house = try await House()
        let body = #"{"name":"","karma":1.5,"description":7,"dueAt":"soon","assignment":{"type":"member"}}"#
        let answer = try await house.anna.post("\(house.path)/tasks", body)
        #expect(answer.status == .badRequest)
        #expect(try answer.code == "invalid")
        let failing = Set(try answer.failingFields)
        #expect(failing == ["name", "karma", "description", "dueAt", "assignment.memberId"])
    }

    @Test(
        "a body that is no JSON object is 400",
        arguments: [
            "", "{", "[]", "5", "null", #"{"name":"a"} x"#, #"{"name":"a","name":"b"}"#, "{\"name\":\"\u{1}\"}",
            #"{"a":01}"#,
            #"{"a":"\ud800"}"#, "{'a':1}", #"{"a":NaN}"#,
        ]
    )
    func malformed(body: String) async throws {
        let house = try await House()
        let answer = try await house.anna.post("\(house.path)/tasks", body)
        #expect(answer.status == .badRequest)
        #expect(try answer.code == "malformed_body")
    }

    @Test("bytes that aren't UTF-8 are 400")
    func notUTF8() async throws {
        let house = try await House()
        let answer = try await house.anna.send(.post, "\(house.path)/tasks", bytes: [0x7B, 0xFF, 0xFE, 0x7D])
        #expect(try answer.code == "malformed_body")
    }

    @Test("a hundred thousand brackets in one another are 400, and the server lives", arguments: ["[", #"{"a":"#])
    func deep(bracket: String) async throws {
        let house = try await House()
        let body = #"{"name":"# + String(repeating: bracket, count: 100_000)
        let answer = try await house.anna.post("\(house.path)/tasks", body)
        #expect(try answer.code == "malformed_body")
        #expect(try await house.nobody.get("/healthz").status == .ok)
    }

    @Test("unknown keys are ignored, and a claim can't be forged by one")
    func unknownKeys() async throws {
        let house = try await House()
        let claim = try await house.home.pendingClaim()
        let body = #"{"name":"A","colour":"red","claimId":"\#(claim.id)","status":"completed"}"#
        let task: FamilyTask = try await house.mia.post("\(house.path)/tasks", body).value()
        #expect(task.claimId == nil)
        #expect(task.status == .open)
    }

    @Test("a body over 1 MB is 413 before its end is read", arguments: [true, false])
    func tooLarge(tellsLength: Bool) async throws {
        let house = try await House()
        let endless = AsyncStream<ByteBuffer> { ByteBuffer(repeating: 0x20, count: 100_000) }
        let answer = try await house.anna.send(
            .post,
            "\(house.path)/tasks",
            body: RequestBody(asyncSequence: endless),
            length: tellsLength ? 1_000_001 : nil
        )
        #expect(answer.status == .contentTooLarge)
        #expect(try answer.code == "too_large")
    }

    @Test(
        "numbers: whole ones in any writing; not parts, not huge ones",
        arguments: [
            ("5", true), ("5.0", true), ("5e0", true), ("0.5", false), ("1e400", false),
            ("99999999999999999999", false),
            ("-1", false), ("1001", false), (#""5""#, false), ("true", false),
        ]
    )
    func numbers(karma: String, isFine: Bool) async throws {
        let house = try await House()
        let answer = try await house.anna.post("\(house.path)/tasks", #"{"name":"A","karma":\#(karma)}"#)
        #expect(answer.status == (isFine ? .created : .badRequest))
        #expect(try isFine || answer.failingFields == ["karma"])
    }

    @Test("a page has 1 to 100 items", arguments: ["0", "101", "-1", "x", "99999999999999999999"])
    func limits(limit: String) async throws {
        let house = try await House()
        for list in ["tasks", "claims", "karma/me/entries"] {
            let answer = try await house.mia.get("\(house.path)/\(list)?limit=\(limit)")
            #expect(answer.status == .badRequest)
            #expect(try answer.failingFields == ["limit"])
        }
        #expect(try await house.mia.get("\(house.path)/tasks?limit=100").status == .ok)
    }

    @Test(
        "an Idempotency-Key is 1 to 255 visible ASCII characters",
        arguments: [
            ("a", true), (String(repeating: "a", count: 255), true), (String(repeating: "a", count: 256), false),
            ("", false),
            ("a b", false), ("é", false),
        ]
    )
    func idempotencyKeys(key: String, isFine: Bool) async throws {
        let house = try await House()
        let answer = try await house.anna.with(.idempotency, key).post("\(house.path)/tasks", #"{"name":"A"}"#)
        #expect(answer.status == (isFine ? .created : .badRequest))
    }
}
