import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Idempotency-Key")
struct IdempotencyTests {
    private static let name = HTTPField.Name("Idempotency-Key")

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
