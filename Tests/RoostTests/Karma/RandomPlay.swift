import Foundation
import Roost
import RoostTestSupport
import Testing

/// Where a test's chance comes from.
enum Environment {
    /// `ROOST_SEED`, or another one each time.
    static var seed: UInt64 {
        ProcessInfo.processInfo.environment["ROOST_SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1_000_000)
    }
}

/// Random acts by random people; refusals are fine, faults aren't.
struct RandomPlay {
    enum Act: CaseIterable {
        case create, edit, take, complete, reopen, delete, grant, deduct, reward, reprice, claim, approve
        case completeApproval, reopenApproval, reject, cancel, changeRole, leave, invite, join, wait
        case group, direct, rename, say, say2, editMessage, deleteMessage, addToChat, leaveChat
    }

    let home: Home
    let people: [User.ID]
    private(set) var done: Set<Act> = []
    private var generator: SeededGenerator
    private var tasks: [FamilyTask] = []
    private var rewards: [Reward] = []
    private var claims: [Claim] = []
    private var chats: [Chat] = []
    private var messages: [Message] = []
    private var invites: [Invite.Token] = []
    private var audiences: Audiences

    init(home: Home, seed: UInt64) async throws {
        self.home = home
        audiences = Audiences(after: try await home.head())
        people = [home.anna, home.ben, home.mia, home.tom, home.lou, home.stranger]
        generator = SeededGenerator(seed: seed)
    }

    mutating func act() async throws {
        guard let act = Act.allCases.randomElement(using: &generator) else { return }
        let before = try await roster()
        do {
            if try await perform(act) { done.insert(act) }
        } catch is TaskRefusal {
        } catch is ClaimRefusal {
        } catch is FamilyRefusal {
        } catch is KarmaRefusal {
        } catch is RewardRefusal {
        } catch is ChatRefusal {
        } catch is InviteRefusal {
        }
        let events = try await home.events(after: audiences.head)
        if !events.isEmpty { try audiences.follow(events, before: before, after: try await roster()) }
    }

    private func roster() async throws -> [User.ID: Role] {
        let families = try await home.services.families.all(of: home.anna)
        return Dictionary(uniqueKeysWithValues: families[0].members.map { ($0.id, $0.role) })
    }

    /// - Returns: false when there was nothing to do it to.
    private mutating func perform(_ act: Act) async throws -> Bool {
        let user = people[Int.random(in: 0..<people.count, using: &generator)]
        let other = people[Int.random(in: 0..<people.count, using: &generator)]
        let number = Int.random(in: 1...20, using: &generator)
        switch act {
        case .create:
            let all: [Assignment] = [.everyone, .role(.child), .role(.parent), .member(other)]
            let assignment = all[Int.random(in: 0..<4, using: &generator)]
            tasks.append(try await home.task(for: assignment, karma: number.isMultiple(of: 3) ? nil : number, by: user))
        case .grant: try await home.grant(number, to: other, by: user)
        // Less than is granted, so that most have enough to claim something.
        case .deduct: try await home.grant(-(number + 3) / 4, to: other, by: user)
        case .reward: rewards.append(try await home.reward(cost: number))
        case .changeRole: try await home.changeRole(of: other, to: number > 10 ? .parent : .child, by: user)
        // Anna stays: it is her the test looks through. Leaving is rarer than joining, so that there are others to act.
        case .leave:
            guard other != home.anna, number > 16 else { return false }
            try await home.remove(other, by: number.isMultiple(of: 2) ? user : other)
        case .invite: invites.append(try await home.invite(by: user).token)
        case .join:
            guard let token = invites.popLast() else { return false }
            try await home.accept(token, by: other)
        case .wait: home.clock.advance(by: .seconds(number))
        case .reprice, .claim: return try await performOnReward(act, user, number)
        case .approve, .completeApproval, .reopenApproval, .reject, .cancel: return try await performOnClaim(act, user)
        case .edit, .take, .complete, .reopen, .delete: return try await performOnTask(act, user, number)
        default: return try await performInChat(act, user, other)
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
        guard let reward = rewards.suffix(20).randomElement(using: &generator) else { return false }
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

    private mutating func performInChat(_ act: Act, _ user: User.ID, _ other: User.ID) async throws -> Bool {
        if act == .group { chats.append(try await home.group(of: [other], by: user)) }
        if act == .direct { chats.append(try await home.direct(user, other)) }
        guard let chat = chats.suffix(8).randomElement(using: &generator) else { return false }
        let (service, caller) = (home.services.chats, Caller(user))
        let title = "Title \(Int.random(in: 1...9, using: &generator))"
        switch act {
        case .rename: _ = try await service.rename(chat.id, to: title, in: home.id, by: caller)
        case .addToChat: _ = try await service.add(other, to: chat.id, in: home.id, by: caller)
        case .leaveChat: try await service.remove(other, from: chat.id, in: home.id, by: caller)
        case .say, .say2: messages.append(try await home.say("Hello", in: chat, by: user))
        case .editMessage, .deleteMessage: return try await performOnMessage(act, title)
        default: break
        }
        return true
    }

    /// By its author, as nobody else may.
    private mutating func performOnMessage(_ act: Act, _ body: String) async throws -> Bool {
        guard let message = messages.suffix(10).randomElement(using: &generator) else { return false }
        let (service, caller) = (home.services.messages, Caller(message.authorId))
        if act == .editMessage {
            _ = try await service.edit(message.id, to: body, in: message.chatId, of: home.id, by: caller)
        } else {
            _ = try await service.delete(message.id, in: message.chatId, of: home.id, by: caller)
        }
        return true
    }

    /// What each person would be sent again is what was for that person, by the rules of each event.
    mutating func checkReplay(_ place: Comment) async throws {
        let members = try await roster()
        for person in people {
            let replayed = try await home.replay(to: person, since: audiences.checked, until: audiences.head)
            let expected = members[person] == nil ? [] : try audiences.expected(for: person)
            #expect(replayed == expected, place)
        }
        audiences.forget()
    }

    func check(_ place: Comment) async throws {
        let (pending, roster) = try await home.services.database.view(of: home.id, for: home.anna) { view in
            (try Self.pendingCosts(view), view.roster)
        }
        for person in roster.everyone {
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
        try await checkApprovalTasks(as: try #require(roster.parents.first, place), place)
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
