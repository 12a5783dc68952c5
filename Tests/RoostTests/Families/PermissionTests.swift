import Roost
import RoostTestSupport
import Testing

/// Who asks: a parent, the child it is about, another child, somebody from outside.
enum Asker: String, CaseIterable {
    case parent, child, otherChild, outsider

    func user(in home: Home) -> User.ID {
        switch self {
        case .parent: home.ben
        case .child: home.mia
        case .otherChild: home.tom
        case .outsider: home.neighbours.zoe
        }
    }
}

/// What is asked; a mark per asker in the order parent, child, other child: + may, - may not. Outsiders never may.
enum Ask: String, CaseIterable {
    case readTasks = "+++ read the tasks"
    case readBalances = "+++ read the balances"
    case readRewards = "+++ read the rewards"
    case createTask = "+++ create a task for everyone"
    case createPaidTask = "+-- create a task with karma"
    case editParentsTask = "+-- edit a parent's task"
    case editChildsTask = "++- edit the child's open task"
    case deleteParentsTask = "+-- delete a parent's task"
    case deleteChildsTask = "++- delete the child's open task"
    case completeChildsTask = "++- complete a task for the child"
    case completeParentsTask = "+-- complete a task for parents"
    case completeEveryonesTask = "+++ complete a task for everyone"
    case reopenJustDone = "++- reopen what the child just completed"
    case reopenLongDone = "+-- reopen what the child completed an hour ago"
    case giveAway = "+-- give a task to somebody else"
    case grant = "+-- grant karma"
    case createReward = "+-- create a reward"
    case archiveReward = "+-- archive a reward"
    case seeClaim = "++- see the child's claim"
    case approve = "+-- approve the child's claim"
    case reject = "+-- reject the child's claim"
    case cancel = "++- cancel the child's claim"
    case completeApprovalTask = "+-- complete the approval task"
    case changeRole = "+-- change a role"
    case addMember = "+-- add a member"
    case remove = "+-- remove the youngest"
    case updateFamily = "+-- rename the family"
    case deleteFamily = "+-- delete the family"
    case invite = "+-- invite somebody"

    func isAllowed(to asker: Asker) -> Bool {
        guard let index = Asker.allCases.firstIndex(of: asker), index < 3 else { return false }
        return Array(rawValue)[index] == "+"
    }
}

@Suite("Who may do what")
struct PermissionTests {
    @Test("Each may what the table says", arguments: Ask.allCases, Asker.allCases)
    func table(ask: Ask, asker: Asker) async throws {
        for engine in Engine.available {
            let home = try await Home(engine)
            let allowed: Bool
            do {
                try await Question(home: home, user: asker.user(in: home)).put(ask)
                allowed = true
            } catch let refusal where Self.isRefusal(refusal) {
                allowed = false
            }
            #expect(allowed == ask.isAllowed(to: asker))
        }
    }

    /// A refusal for who asks, not for how things stand.
    private static func isRefusal(_ error: any Error) -> Bool {
        switch error {
        case FamilyRefusal.notAMember, FamilyRefusal.parentsOnly, TaskRefusal.notYours, TaskRefusal.karmaIsForParents,
            TaskRefusal.assigningIsForParents, TaskRefusal.tooLate, ClaimRefusal.notFound:
            true
        default: false
        }
    }
}

/// One asker's act in one home.
private struct Question {
    let home: Home
    let user: User.ID

    func put(_ ask: Ask) async throws {
        switch ask {
        case .readTasks: _ = try await home.tasks(for: user)
        case .readBalances: _ = try await look { try $0.balances().count }
        case .readRewards: _ = try await look { [now = home.clock.now] in try $0.rewards(at: now).count }
        case .createTask: _ = try await home.task(by: user)
        case .createPaidTask: _ = try await home.task(karma: 5, by: user)
        case .giveAway: try await home.assign(home.task(), to: .member(home.lou), by: user)
        case .grant: try await home.grant(5, to: home.lou, by: user)
        case .changeRole: try await home.changeRole(of: home.lou, to: .parent, by: user)
        case .remove: try await home.remove(home.lou, by: user)
        case .invite: _ = try await home.invite(by: user)
        case .deleteFamily:
            try await home.services.families.delete(home.id, named: "The Finches", by: Caller(user))
        case .addMember, .updateFamily: try await putToFamily(ask)
        case .createReward, .archiveReward: try await putToShelf(ask)
        case .seeClaim, .approve, .reject, .cancel, .completeApprovalTask: try await putToClaim(ask)
        default: try await putToTask(ask)
        }
    }

    private func putToTask(_ ask: Ask) async throws {
        let (mia, child) = (home.mia, Assignment.member(home.mia))
        switch ask {
        case .editParentsTask: try await home.edit(home.task(for: child), by: user) { $0.name = "Pots" }
        case .editChildsTask: try await home.edit(home.task(for: child, by: mia), by: user) { $0.name = "Pots" }
        case .deleteParentsTask: try await home.delete(home.task(for: child), by: user)
        case .deleteChildsTask: try await home.delete(home.task(for: child, by: mia), by: user)
        case .completeChildsTask: try await home.complete(home.task(for: child), by: user)
        case .completeParentsTask: try await home.complete(home.task(for: .role(.parent)), by: user)
        case .completeEveryonesTask: try await home.complete(home.task(), by: user)
        case .reopenJustDone: try await home.reopen(home.complete(home.task(), by: mia), by: user)
        case .reopenLongDone:
            let done = try await home.complete(home.task(), by: mia)
            home.clock.advance(by: .seconds(3600))
            try await home.reopen(done, by: user)
        default: Issue.record("nobody asks \(ask)")
        }
    }

    private func putToClaim(_ ask: Ask) async throws {
        let claim = try await home.pendingClaim()
        switch ask {
        case .seeClaim: _ = try await look { try $0.claim(claim.id) }
        case .approve: try await home.approve(claim, by: user)
        case .reject: try await home.reject(claim, by: user)
        case .cancel: try await home.cancel(claim, by: user)
        default: try await home.complete(home.approvalTask(of: claim), by: user)
        }
    }

    private func putToShelf(_ ask: Ask) async throws {
        let draft = RewardDraft(name: "Zoo", karmaCost: 10)
        let reward = try await home.services.rewards.create(
            draft,
            in: home.id,
            by: Caller(ask == .createReward ? user : home.anna)
        )
        if ask == .archiveReward { try await home.archive(reward, by: user) }
    }

    private func putToFamily(_ ask: Ask) async throws {
        let families = home.services.families
        if ask == .addMember {
            let finn = Registration(email: "finn@home.example", password: "12345678", name: "Finn")
            _ = try await families.addMember(finn, as: .child, to: home.id, by: Caller(user))
        } else {
            let draft = FamilyDraft(name: "Robins", timezone: "Europe/Amsterdam")
            _ = try await families.update(
                home.id,
                to: FamilyEdit(name: draft.name, timezone: draft.timezone),
                by: Caller(user)
            )
        }
    }

    private func look<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing FamilyView) throws -> Answer
    ) async throws -> Answer {
        try await home.services.database.view(of: home.id, for: user, body)
    }
}
