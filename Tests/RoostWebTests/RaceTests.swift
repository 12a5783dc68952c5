import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

/// The same instant, twenty times over, again and again; what many generators make of one occurrence is in `GenerationTests`.
@Suite("Of twenty requests at once, 100 times,")
struct RaceTests {
    private static let rounds = 100
    private static let atOnce = 20

    @Test("one completes a task: one entry, nineteen 409")
    func completion() async throws {
        let house = try await House()
        let clients = [house.anna, house.ben, house.mia, house.tom]
        for _ in 0..<Self.rounds {
            let task = try await house.home.task(karma: 1)
            let answers = try await race { try await clients[$0 % 4].post("\(house.path)/tasks/\(task.id)/completion") }
            #expect(answers.count { $0.status == .ok } == 1)
            #expect(try answers.count { try $0.code == "already_completed" } == 19)
            house.home.clock.tick()
        }
        var entries: [KarmaEntry] = []
        for user in [house.home.anna, house.home.ben, house.home.mia, house.home.tom] {
            entries += try await house.home.entries(of: user)
        }
        #expect(entries.count == Self.rounds && Set(entries.map(\.taskId)).count == Self.rounds)
        #expect(try await house.home.findings().isEmpty)
    }

    @Test("one claims what there is karma for: one 201, nineteen 409")
    func claim() async throws {
        let house = try await House()
        let (home, path) = (house.home, house.path)
        let rewards = [try await home.reward("Cinema"), try await home.reward("Zoo"), try await home.reward("Pizza")]
        for _ in 0..<Self.rounds {
            try await home.grant(10, to: home.mia)
            let answers = try await race { try await house.mia.post("\(path)/rewards/\(rewards[$0 % 3].id)/claims") }
            let won = answers.filter { $0.status == .created }
            #expect(won.count == 1)
            #expect(try answers.count { try ["insufficient_karma", "already_pending"].contains($0.code) } == 19)
            #expect(try await home.karma(of: home.mia).amounts == [10, 10, 0])
            try await home.approve(try #require(won.first).value(Claim.self))
        }
        #expect(try await home.entries(of: home.mia).count == 2 * Self.rounds)
        #expect(try await home.findings().isEmpty)
    }

    @Test("one approves or cancels a claim, and karma, claim and task agree on which")
    func decision() async throws {
        let house = try await House()
        let (home, reward) = (house.home, try await house.home.reward())
        var balance = 0
        for _ in 0..<Self.rounds {
            try await home.grant(10, to: home.mia)
            let claim = try await home.claim(reward, by: home.mia)
            let path = "\(house.path)/claims/\(claim.id)"
            let approval = "\(house.path)/tasks/\(claim.approvalTaskId)/completion"
            let answers = try await race { index in
                switch index % 4 {
                case 0: try await house.mia.delete(path)
                case 1: try await house.anna.post("\(path)/approval")
                case 2: try await house.anna.delete(path)
                default: try await house.ben.post(approval)
                }
            }
            #expect(answers.count { $0.status == .ok } == 1)
            #expect(try answers.allSatisfy { try Self.lost.contains($0.code) })
            let status = try await home.now(claim).status
            if status == .cancelled { balance += 10 } else { #expect(status == .completed) }
            #expect(try await home.karma(of: home.mia).amounts == [balance, 0, balance])
        }
        #expect(try await home.findings().isEmpty)
    }

    /// No code of the one that won; what the others hear, who come to a claim or task that is done or gone.
    private static let lost: Set<String?> = [nil, "not_pending", "already_completed", "task_not_found"]

    @Test("of two parents who make each other children, one stays")
    func lastParent() async throws {
        let house = try await House()
        let home = house.home
        for _ in 0..<Self.rounds {
            let answers = try await race { index in
                let (client, other) = index.isMultiple(of: 2) ? (house.anna, home.ben) : (house.ben, home.anna)
                return try await client.put("\(house.path)/members/\(other)/role", #"{"role":"child"}"#)
            }
            #expect(answers.allSatisfy { $0.status == .ok || $0.status == .forbidden })
            let anna = try await home.member(home.anna)
            let ben = try await home.member(home.ben)
            #expect(anna.isParent != ben.isParent)
            // The winner's repeats change nothing, and are fine.
            #expect(answers.count { $0.status == .ok } == 10)
            let (parent, child) = anna.isParent ? (anna, ben) : (ben, anna)
            try await home.changeRole(of: child.id, to: .parent, by: parent.id)
        }
        #expect(try await home.log().of(MemberRoleChanged.self).count == 2 * Self.rounds)
        #expect(try await home.findings().isEmpty)
    }

    @Test("of a family's only parents, one can't leave")
    func leaving() async throws {
        let house = try await House()
        let home = house.home
        for _ in 0..<Self.rounds {
            let answers = try await race { index in
                try await (index.isMultiple(of: 2) ? house.anna : house.ben).delete("\(house.path)/members/me")
            }
            #expect(answers.count { $0.status == .noContent } == 1)
            #expect(try answers.count { try $0.code == "last_parent" } == 10)
            #expect(try answers.count { try $0.code == "not_a_member" } == 9)
            let families = try await home.services.families.all(of: home.mia)
            let stayed = try #require(families.first?.members.filter(\.isParent).first?.id)
            try await home.accept(
                home.invite(as: .parent, by: stayed).token,
                by: stayed == home.anna ? home.ben : home.anna
            )
        }
        #expect(try await home.findings().isEmpty)
    }

    @Test("one takes a task that is for every child: one 200, nineteen 409")
    func taking() async throws {
        let house = try await House()
        let home = house.home
        var kids: [(id: User.ID, client: Client)] = []
        for number in 0..<Self.atOnce {
            let id = try await home.kid("Kid \(number)")
            kids.append((id, house.nobody.with(token: try await home.signIn(kid: id, pin: "2468").token.text)))
        }
        for _ in 0..<Self.rounds {
            let task = try await home.task(for: .role(.child))
            let answers = try await race { [kids] index in
                let body = #"{"type":"member","memberId":"\#(kids[index].id)"}"#
                return try await kids[index].client.put("\(house.path)/tasks/\(task.id)/assignment", body)
            }
            let taken = try answers.filter { $0.status == .ok }.map { try $0.value(FamilyTask.self) }
            #expect(taken.count == 1)
            #expect(try answers.count { try $0.code == "not_takeable" } == 19)
            #expect(try await [home.now(task)] == taken && taken.first?.version == 2)
        }
        #expect(try await home.findings().isEmpty)
    }

    @Test("ten guess at a PIN, and it is locked for the rest, and for the right one")
    func guessing() async throws {
        let house = try await House()
        let (home, kid) = (house.home, try await house.home.kid())
        let code = try await home.code().text
        @Sendable func guess(_ pin: String) async throws -> Answer {
            let body = #"{"familyCode":"\#(code)","memberId":"\#(kid)","pin":"\#(pin)"}"#
            return try await house.nobody.post("/v1/auth/kid-login", body)
        }
        for _ in 0..<Self.rounds {
            let answers = try await race { try await guess("1\(100 + $0)") }
            #expect(try answers.count { try $0.code == "wrong_pin" } == 10)
            #expect(try answers.count { try $0.code == "pin_locked" } == 10)
            #expect(try await guess("2468").code == "pin_locked")
            #expect(
                try await house.anna.put("\(house.path)/members/\(kid)/pin", #"{"pin":"2468"}"#).status == .noContent
            )
        }
        #expect(try await guess("2468").status == .ok)
        #expect(try await home.findings().isEmpty)
    }

    /// All at once; each is answered, and none by a fault.
    private func race(_ ask: @escaping @Sendable (Int) async throws -> Answer) async throws -> [Answer] {
        let answers = try await Race.run(Self.atOnce, ask).map { try $0.get() }
        #expect(answers.allSatisfy { $0.status.code < 500 })
        return answers
    }
}
