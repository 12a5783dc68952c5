import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Claims over HTTP")
struct ClaimRoutesTests {
    @Test("a claim is 201 and pending; a parent approves it and the karma is spent")
    func approve() async throws {
        let house = try await House()
        let reward = try await house.home.reward()
        try await house.home.grant(10, to: house.home.mia)
        let answer = try await house.mia.post("\(house.path)/rewards/\(reward.id)/claims")
        #expect(answer.status == .created)
        let claim: Claim = try answer.value()
        #expect(answer.headers[.location] == "\(house.path)/claims/\(claim.id)")
        let approved: Claim = try await house.ben.post("\(house.path)/claims/\(claim.id)/approval").value()
        #expect(approved.status == .completed)
        #expect(try await house.home.balance(of: house.home.mia) == 0)
        let again = try await house.anna.post("\(house.path)/claims/\(claim.id)/approval")
        #expect(try again.code == "not_pending")
        #expect((try again.object["claim"] as? [String: Any])?["status"] as? String == "completed")
    }

    @Test("ten claims at once on karma for one: one 201, nine 409")
    func race() async throws {
        let house = try await House()
        let reward = try await house.home.reward()
        try await house.home.grant(10, to: house.home.mia)
        let answers = await Race.run(10) { _ in
            try await house.mia.post("\(house.path)/rewards/\(reward.id)/claims").status
        }
        #expect(answers.count { $0.success == .created } == 1)
        #expect(answers.count { $0.success == .conflict } == 9)
        let balance = try await house.home.karma(of: house.home.mia)
        #expect(balance.reserved == 10 && balance.available == 0)
    }

    @Test("ten claims of ten rewards at once on karma for one: one 201, nine insufficient_karma")
    func raceOverRewards() async throws {
        let house = try await House()
        var rewards: [Reward] = []
        for number in 0..<10 { rewards.append(try await house.home.reward("Reward \(number)")) }
        try await house.home.grant(10, to: house.home.mia)
        let answers = await Race.run(10) { [rewards] index in
            try await house.mia.post("\(house.path)/rewards/\(rewards[index].id)/claims").code
        }
        #expect(answers.count { $0.success == .some(nil) } == 1)
        #expect(answers.count { $0.success == "insufficient_karma" } == 9)
    }

    @Test("a child approves its own claim by no address at all")
    func ownClaim() async throws {
        let house = try await House()
        let claim = try await house.home.pendingClaim()
        let mia = house.home.mia
        let task = "\(house.path)/tasks/\(claim.approvalTaskId)"
        let toMia = #"{"type":"member","memberId":"\#(mia)"}"#
        let attempts: [(HTTPRequest.Method, String, String?)] = [
            (.post, "\(house.path)/claims/\(claim.id)/approval", nil),
            (.post, "\(house.path)/claims/\(claim.id)/rejection", #"{"reason":"A"}"#),
            (.post, "\(task)/completion", nil),
            (.delete, "\(task)/completion", nil),
            (.put, "\(task)/assignment", toMia),
            (.put, "\(task)/assignment", #"{"type":"role","role":"child"}"#),
            (.put, "\(task)/assignment", #"{"type":"everyone"}"#),
            (.patch, task, #"{"assignment":\#(toMia)}"#),
            (.patch, task, #"{"name":"Mine","karma":null}"#),
            (.delete, task, nil),
            (.post, "\(house.path)/tasks", #"{"name":"Forged","karma":10,"claimId":"\#(claim.id)"}"#),
            (.put, "\(house.path)/members/\(mia)/role", #"{"role":"parent"}"#),
            (.put, "\(house.path)/members/me/role", #"{"role":"parent"}"#),
            (.post, "\(house.path)/karma/grants", #"{"userId":"\#(mia)","amount":10}"#),
        ]
        for (method, path, body) in attempts {
            let answer = try await house.mia.send(method, path, body)
            #expect(answer.status == .forbidden, "\(method) \(path): \(answer.text)")
        }
        #expect(try await house.home.now(claim).status == .pending)
        #expect(try await house.home.approvalTask(of: claim).status == .open)
        #expect(try await house.home.balance(of: mia) == 10)
    }

    @Test("a parent can't edit, give away or delete the approval task by hand")
    func approvalTask() async throws {
        let house = try await House()
        let claim = try await house.home.pendingClaim()
        let task = "\(house.path)/tasks/\(claim.approvalTaskId)"
        #expect(try await house.anna.patch(task, #"{"name":"A"}"#).code == "approval_task")
        #expect(try await house.anna.delete(task).code == "approval_task")
        #expect(try await house.anna.put("\(task)/assignment", #"{"type":"everyone"}"#).code == "approval_task")
    }

    @Test("rejecting needs a reason; the claimer cancels with or without one")
    func rejectAndCancel() async throws {
        let house = try await House()
        let first = try await house.home.pendingClaim("Cinema")
        let second = try await house.home.pendingClaim("Pizza")
        let path = "\(house.path)/claims"
        #expect(try await house.anna.post("\(path)/\(first.id)/rejection", "{}").failingFields == ["reason"])
        #expect(
            try await house.anna.post("\(path)/\(first.id)/rejection", #"{"reason":" "}"#).failingFields == ["reason"]
        )
        let rejected: Claim = try await house.anna.post("\(path)/\(first.id)/rejection", #"{"reason":"No"}"#).value()
        #expect(rejected.status == .rejected && rejected.reason == "No")
        let cancelled: Claim = try await house.mia.delete("\(path)/\(second.id)").value()
        #expect(cancelled.status == .cancelled)
        #expect(try await house.mia.delete("\(path)/\(second.id)", #"{"reason":"x"}"#).code == "not_pending")
    }

    @Test("a child sees its own claims, a parent all")
    func privacy() async throws {
        let house = try await House()
        let claim = try await house.home.pendingClaim()
        #expect(try await house.tom.get("\(house.path)/claims/\(claim.id)").code == "claim_not_found")
        #expect(try await house.tom.delete("\(house.path)/claims/\(claim.id)").code == "claim_not_found")
        func count(_ client: Client, _ query: String = "") async throws -> Int? {
            (try await client.get("\(house.path)/claims\(query)").object["items"] as? [Any])?.count
        }
        #expect(try await count(house.tom) == 0)
        #expect(try await count(house.mia) == 1)
        #expect(try await count(house.anna, "?status=pending") == 1)
        #expect(try await count(house.anna, "?status=rejected") == 0)
        #expect(try await house.anna.get("\(house.path)/claims?status=gone").failingFields == ["status"])
    }
}
