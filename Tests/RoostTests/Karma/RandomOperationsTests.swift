import Roost
import RoostTestSupport
import Testing

@Suite("A family that does anything in any order")
struct RandomOperationsTests {
    @Test(
        "2,000 random acts keep: balance = sum of entries ≥ 0, reserved = pending claims, chains whole, offsets gapless",
        arguments: Engine.available,
        [UInt64.random(in: 0..<1_000_000)]
    )
    func invariants(engine: Engine, seed: UInt64) async throws {
        var play = RandomPlay(home: try await Home(engine), seed: seed)
        for round in 1...4 {
            for _ in 0..<500 { try await play.act() }
            try await play.check("seed \(seed), after \(round * 500) acts")
        }
        // Every kind of act went well at least once: the test would say nothing otherwise.
        #expect(play.done == Set(RandomPlay.Act.allCases), "seed \(seed)")
    }
}

/// Random acts by random members; refusals are fine, faults aren't.
private struct RandomPlay {
    enum Act: CaseIterable {
        case create, edit, take, complete, reopen, delete, grant, deduct, reward, reprice, claim, approve,
            completeApproval
        case reopenApproval, reject, cancel, changeRole, wait
    }

    let home: Home
    let people: [User.ID]
    private(set) var done: Set<Act> = []
    private var generator: SeededGenerator
    private var tasks: [FamilyTask] = []
    private var rewards: [Reward] = []
    private var claims: [Claim] = []

    init(home: Home, seed: UInt64) {
        self.home = home
        people = [home.anna, home.ben, home.mia, home.tom, home.lou]
        generator = SeededGenerator(seed: seed)
    }

    mutating func act() async throws {
        guard let act = Act.allCases.randomElement(using: &generator) else { return }
        do {
            if try await perform(act) { done.insert(act) }
        } catch is TaskRefusal {
        } catch is ClaimRefusal {
        } catch is FamilyRefusal {
        } catch is KarmaRefusal {
        } catch is RewardRefusal {
        }
    }

    /// - Returns: false when there was nothing to do it to.
    private mutating func perform(_ act: Act) async throws -> Bool {
        let user = people[Int.random(in: 0..<5, using: &generator)]
        let other = people[Int.random(in: 0..<5, using: &generator)]
        let number = Int.random(in: 1...20, using: &generator)
        switch act {
        case .create:
            let all: [Assignment] = [.everyone, .role(.child), .role(.parent), .member(other)]
            let assignment = all[Int.random(in: 0..<4, using: &generator)]
            tasks.append(try await home.task(for: assignment, karma: number.isMultiple(of: 3) ? nil : number, by: user))
        case .grant: try await home.grant(number, to: other, by: user)
        case .deduct: try await home.grant(-number, to: other, by: user)
        case .reward: rewards.append(try await home.reward(cost: number))
        case .changeRole: try await home.changeRole(of: other, to: number > 10 ? .parent : .child, by: user)
        case .wait: home.clock.advance(by: .seconds(number))
        case .reprice, .claim: return try await performOnReward(act, user, number)
        case .approve, .completeApproval, .reopenApproval, .reject, .cancel: return try await performOnClaim(act, user)
        case .edit, .take, .complete, .reopen, .delete: return try await performOnTask(act, user, number)
        }
        return true
    }

    private mutating func performOnTask(_ act: Act, _ user: User.ID, _ number: Int) async throws -> Bool {
        guard let task = tasks.suffix(30).randomElement(using: &generator) else { return false }
        switch act {
        case .edit: try await home.edit(task, by: user) { $0.karma = .set(number) }
        case .take: try await home.take(task, by: user)
        case .complete: try await home.complete(task, by: user)
        case .reopen: try await home.reopen(task, by: user)
        default: try await home.delete(task, by: user)
        }
        return true
    }

    private mutating func performOnReward(_ act: Act, _ user: User.ID, _ number: Int) async throws -> Bool {
        guard let reward = rewards.randomElement(using: &generator) else { return false }
        if act == .claim {
            claims.append(try await home.claim(reward, by: user))
        } else {
            try await home.edit(reward, by: user) { $0.karmaCost = number }
        }
        return true
    }

    private mutating func performOnClaim(_ act: Act, _ user: User.ID) async throws -> Bool {
        guard let claim = claims.suffix(10).randomElement(using: &generator) else { return false }
        switch act {
        case .approve: try await home.approve(claim, by: user)
        case .completeApproval:
            _ = try await home.services.tasks.complete(claim.approvalTaskId, in: home.id, by: Caller(user))
        case .reopenApproval:
            _ = try await home.services.tasks.reopen(claim.approvalTaskId, in: home.id, by: Caller(user))
        case .reject: try await home.reject(claim, by: user)
        default: try await home.cancel(claim, by: user)
        }
        return true
    }

    func check(_ place: Comment) async throws {
        let (pending, parents) = try await home.services.database.view(of: home.id, for: home.anna) { view in
            (try Self.pendingCosts(view), view.roster.parents)
        }
        for person in people {
            let entries = try await home.entries(of: person)
            let karma = try await home.karma(of: person)
            let sums = entries.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.amount) }.dropFirst()
            #expect(entries.map(\.balance) == Array(sums), place)
            #expect(karma.balance == entries.map(\.amount).reduce(0, +), place)
            #expect(entries.allSatisfy { $0.balance >= 0 }, place)
            #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.hash == $1.previousHash }, place)
            #expect(karma.reserved == pending[person, default: 0], place)
            #expect(karma.available >= 0, place)
        }
        let offsets = try await home.log().map(\.offset)
        #expect(offsets == Array(1...offsets.count), place)
        try await checkApprovalTasks(as: try #require(parents.first, place), place)
    }

    /// Each claim and its approval task tell the same story.
    private func checkApprovalTasks(as parent: User.ID, _ place: Comment) async throws {
        for claim in claims.suffix(20) {
            let now = try await home.now(claim, for: parent)
            do {
                let task = try await home.approvalTask(of: claim)
                #expect(now.status == (task.status == .open ? .pending : .completed), place)
            } catch TaskRefusal.notFound {
                #expect(now.status == .rejected || now.status == .cancelled, place)
            }
        }
    }

    private static func pendingCosts(_ view: borrowing FamilyView) throws -> [User.ID: Int] {
        try view.rows("SELECT member_id, karma_cost FROM claim WHERE status = 'pending'").reduce(into: [:]) {
            sums,
            row in
            sums[try row["member_id"], default: 0] += try row["karma_cost"] as Int
        }
    }
}
