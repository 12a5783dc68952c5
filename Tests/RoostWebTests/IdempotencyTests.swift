import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Idempotency-Key")
struct IdempotencyTests {
    private static let name = HTTPField.Name("Idempotency-Key")
    private static let replayed = HTTPField.Name("Idempotent-Replayed")

    /// Mutations of every kind, ready to be asked: a client, a method, a path, a body.
    private func mutations(_ house: House) async throws -> [(Client, HTTPRequest.Method, String, String)] {
        let home = house.home
        let (open, done) = (try await home.task("Open", karma: 5), try await home.task("Done", karma: 5))
        try await home.grant(500, to: home.mia)
        _ = try await home.complete(done, by: home.mia)
        let (reward, other) = (try await home.reward("Cinema", cost: 10), try await home.reward("Ice", cost: 5))
        let claims = [
            try await home.claim(other, by: home.mia), try await home.claim(home.reward(cost: 1), by: home.mia),
        ]
        let path = house.path
        return [
            (house.anna, .post, "/v1/families", #"{"name":"Second","timezone":"UTC"}"#),
            (house.anna, .patch, path, #"{"name":"Renamed"}"#),
            (
                house.anna, .post, "\(path)/members",
                #"{"name":"New","email":"new@home.example","password":"12345678","role":"child"}"#
            ),
            (house.anna, .put, "\(path)/members/\(home.tom)/role", #"{"role":"parent"}"#),
            (house.anna, .post, "\(path)/tasks", #"{"name":"Dishes"}"#),
            (house.anna, .patch, "\(path)/tasks/\(open.id)", #"{"description":"Soon"}"#),
            (house.mia, .post, "\(path)/tasks/\(open.id)/completion", ""),
            (house.anna, .delete, "\(path)/tasks/\(done.id)/completion", ""),
            (house.anna, .delete, "\(path)/tasks/\(done.id)", ""),
            (house.anna, .post, "\(path)/karma/grants", #"{"userId":"\#(home.mia)","amount":3}"#),
            (house.anna, .post, "\(path)/rewards", #"{"name":"Zoo","karmaCost":9}"#),
            (house.mia, .post, "\(path)/rewards/\(reward.id)/claims", ""),
            (house.anna, .post, "\(path)/claims/\(claims[0].id)/approval", ""),
            (house.mia, .delete, "\(path)/claims/\(claims[1].id)", ""),
            (house.anna, .delete, "\(path)/members/\(home.lou)", ""),
        ]
    }

    @Test("the repeat of every kind of mutation gets the first answer, and nothing happens twice")
    func everyMutation() async throws {
        let house = try await House()
        let key = try #require(Self.name)
        for (index, (client, method, path, body)) in try await mutations(house).enumerated() {
            let asking = client.with(key, "key-\(index)")
            let first = try await asking.send(method, path, body)
            #expect(first.status.kind == .successful, "\(method) \(path): \(first.text)")
            let head = try await house.head()
            let again = try await asking.send(method, path, body)
            #expect(again.status == first.status && again.bytes == first.bytes, "\(method) \(path): \(again.text)")
            #expect(again.headers[.location] == first.headers[.location])
            #expect(again.headers[.contentType] == first.headers[.contentType])
            #expect(try again.headers[#require(Self.replayed)] == "true")
            #expect(try await house.head() == head, "\(method) \(path) happened twice")
        }
    }

    @Test("of 20 repeats at once, one acts and all get the same answer")
    func parallel() async throws {
        let house = try await House()
        let asking = house.anna.with(try #require(Self.name), "at-once")
        let results = await Race.run(20) { _ in
            try await asking.post("\(house.path)/karma/grants", #"{"userId":"\#(house.home.mia)","amount":3}"#)
        }
        let answers = results.compactMap(\.success)
        #expect(answers.count == 20 && Set(answers.map(\.bytes)).count == 1 && Set(answers.map(\.status)) == [.created])
        #expect(try await house.home.balance(of: house.home.mia) == 3)
    }

    @Test("a key belongs to one request: another body, path or method is 422")
    func reused() async throws {
        let house = try await House()
        let asking = house.anna.with(try #require(Self.name), "once")
        #expect(try await asking.post("\(house.path)/tasks", #"{"name":"A"}"#).status == .created)
        for answer in [
            try await asking.post("\(house.path)/tasks", #"{"name":"B"}"#),
            try await asking.post("\(house.path)/rewards", #"{"name":"A"}"#),
            try await asking.patch("\(house.path)/tasks", #"{"name":"A"}"#),
        ] where answer.status != .methodNotAllowed {
            #expect(answer.status == .unprocessableContent)
            #expect(try answer.code == "idempotency_key_reused")
        }
    }

    @Test("a key is its person's own, and is forgotten after 24 hours")
    func scope() async throws {
        let house = try await House()
        let key = try #require(Self.name)
        let body = #"{"userId":"\#(house.home.mia)","amount":3}"#
        for client in [house.anna, house.ben, house.anna] {
            #expect(try await client.with(key, "same").post("\(house.path)/karma/grants", body).status == .created)
        }
        #expect(try await house.home.balance(of: house.home.mia) == 6)
        house.home.clock.advance(by: KeyedRequest.lifetime)
        #expect(try await house.anna.with(key, "same").post("\(house.path)/karma/grants", body).status == .created)
        #expect(try await house.home.balance(of: house.home.mia) == 9)
    }

    @Test("a refusal is not remembered: it has changed nothing")
    func refusal() async throws {
        let house = try await House()
        let home = house.home
        let reward = try await home.reward("Cinema", cost: 10)
        let asking = house.mia.with(try #require(Self.name), "claim")
        let path = "\(house.path)/rewards/\(reward.id)/claims"
        #expect(try await asking.post(path).status == .conflict)
        try await home.grant(10, to: home.mia)
        #expect(try await asking.post(path).status == .created)
        #expect(try await asking.post(path).status == .created)
        #expect(try await house.anna.get("\(house.path)/claims").object["items"].map { ($0 as? [Any])?.count } == 1)
    }

    @Test("what was carried out before a crash kept its answer from being stored is not done again")
    func crash() async throws {
        let house = try await House()
        let home = house.home
        let body = #"{"userId":"\#(home.mia)","amount":3}"#
        let requests = home.services.keyedRequests
        let keyed = requests.request(
            by: home.anna,
            key: "cut",
            method: "POST",
            target: "\(house.path)/karma/grants",
            body: Array(body.utf8)
        )
        try await KeyedRequest.$current.withValue(keyed) { _ = try await home.grant(3, to: home.mia) }
        let answer = try await house.anna.with(try #require(Self.name), "cut").post("\(house.path)/karma/grants", body)
        #expect(answer.status == .ok)
        #expect(try answer.object["amount"] as? Int == 3)
        #expect(try await home.balance(of: home.mia) == 3)
    }
}

extension House {
    /// The last offset of the family's log.
    fileprivate func head() async throws -> Int {
        let id = home.id
        return try await home.services.database.read { try Family.head(of: id, in: $0) }
    }
}
