import Roost
import RoostTestSupport
import SocketIOTestClient
import Testing

@Suite("What each of a family hears", .timeLimit(.minutes(5)))
struct FamilyEventsTests {
    typealias Transport = SocketIOClient.Transport

    @Test(
        "15 and 19 A task for a member notifies that member only, with all there is to show",
        arguments: Transport.allCases
    )
    func memberTask(_ transport: Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let devices = try await hub.everybody(over: transport)
            let task = try await home.task("Feed the cat", for: .member(home.mia), karma: 3, due: home.clock.now)
            let (created, meta) = try await devices.of(home.mia).next(TaskCreated.self)
            // 22: no second call is needed. 23: the time is ISO 8601.
            #expect(created.familyId == home.id)
            #expect(created.task == task)
            #expect(created.assignedTo == [home.mia])
            #expect(!created.recurring)
            #expect(Timestamp(iso8601: meta.at) == home.clock.now)
            #expect(meta.actorId == home.anna)
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("20 A task for a role notifies everyone with the role, nobody else")
    func roleTask() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let devices = try await hub.everybody(over: .webSocket)
            let task = try await home.task(for: .role(.child))
            for child in home.children { #expect(try await devices.of(child).next(TaskCreated.self).fact.task == task) }
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("21 A task for everyone notifies all")
    func everyoneTask() async throws {
        try await Hub.open { hub in
            let devices = try await hub.everybody(over: .webSocket)
            let task = try await hub.home.task(for: .everyone)
            for device in devices.values { #expect(try await device.next(TaskCreated.self).fact.task == task) }
        }
    }

    @Test("16 A changed assignment notifies the newly assigned only")
    func assignment() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let task = try await home.task(for: .member(home.mia))
            let devices = try await hub.everybody(over: .webSocket)
            let changed = try await home.assign(task, to: .role(.child), by: home.ben)
            for child in [home.tom, home.lou] {
                #expect(try await devices.of(child).next(TaskAssigned.self).fact.task == changed)
            }
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test(
        "17 and 24 A completion reaches the family with who and when, its karma the credited",
        arguments: Transport.allCases
    )
    func completion(_ transport: Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let task = try await home.task("Dishes", for: .member(home.mia), karma: 5)
            let devices = try await hub.everybody(over: transport)
            let done = try await home.complete(task, by: home.mia)
            for device in devices.values {
                let (fact, meta) = try await device.next(TaskCompleted.self)
                #expect(fact.task == done)
                #expect(fact.completedBy == home.mia)
                #expect(meta.at == done.completedAt?.iso8601)
            }
            let (awarded, _) = try await devices.of(home.mia).next(KarmaAwarded.self)
            #expect(awarded.amount == 5)
            #expect(awarded.balance == 5)
            #expect(awarded.source == .taskCompleted)
            #expect(awarded.taskId == task.id)
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("18 A deletion reaches those the task was for")
    func deletion() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let task = try await home.task("Dishes", for: .member(home.tom))
            let devices = try await hub.everybody(over: .webSocket)
            try await home.delete(task, by: home.anna)
            let (deleted, _) = try await devices.of(home.tom).next(TaskDeleted.self)
            #expect(deleted.taskId == task.id)
            #expect(deleted.taskName == "Dishes")
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("25 A grant reaches the person, with who gave it and why")
    func grant() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let devices = try await hub.everybody(over: .webSocket)
            try await home.grant(7, to: home.lou, "Helped grandma", by: home.ben)
            let (awarded, _) = try await devices.of(home.lou).next(KarmaAwarded.self)
            #expect(awarded.actorId == home.ben)
            #expect(awarded.description == "Helped grandma")
            #expect(awarded.source == .grant)
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("27 A claim tells the child, and asks every parent with name, reward and cost", arguments: Transport.allCases)
    func claim(_ transport: Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let reward = try await home.reward("Cinema", cost: 10)
            try await home.grant(10, to: home.mia)
            let devices = try await hub.everybody(over: transport)
            let claim = try await home.claim(reward, by: home.mia)
            #expect(try await devices.of(home.mia).next(ClaimCreated.self).fact.claim == claim)
            for parent in home.parents {
                let (asked, _) = try await devices.of(parent).next(ApprovalTaskCreated.self)
                #expect(asked.member.name == "Mia")
                #expect(asked.reward.name == "Cinema")
                #expect(asked.reward.karmaCost == 10)
                #expect(asked.task.id == claim.approvalTaskId)
            }
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("26 and 28 An approval tells the child what was deducted and what is left", arguments: Transport.allCases)
    func approval(_ transport: Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            try await home.grant(2, to: home.mia)
            let claim = try await home.pendingClaim("Cinema", cost: 10)
            let devices = try await hub.everybody(over: transport)
            try await home.approve(claim, by: home.ben)
            let (deducted, _) = try await devices.of(home.mia).next(KarmaDeducted.self)
            #expect(deducted.amount == 10)
            #expect(deducted.balance == 2)
            #expect(deducted.rewardName == "Cinema")
            for user in home.parents.union([home.mia]) {
                let (completed, _) = try await devices.of(user).next(ClaimCompleted.self)
                #expect(completed.karmaDeducted == 10)
                #expect(completed.completedBy == home.ben)
            }
            for device in devices.values { _ = try await device.next(TaskCompleted.self) }
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("29 A cancellation reaches the child and the parents with the reason")
    func cancellation() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let claim = try await home.pendingClaim()
            let devices = try await hub.everybody(over: .webSocket)
            try await home.cancel(claim, "I'd rather save up", by: home.mia)
            for user in home.parents.union([home.mia]) {
                #expect(try await devices.of(user).next(ClaimCancelled.self).fact.reason == "I'd rather save up")
            }
            #expect(try await devices.expectNothingElse(home) == [:])
        }
    }

    @Test("A request's Idempotency-Key comes back as the cause")
    func cause() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let mia = try await hub.device(of: home.mia)
            let caller = Caller(home.anna, cause: "key-1")
            _ = try await home.services.tasks.create(TaskDraft(name: "Dishes"), in: home.id, by: caller)
            #expect(try await mia.next(TaskCreated.self).meta.cause == "key-1")
            #expect(try await mia.next(FamilyChanged.self).meta.cause == "key-1")
        }
    }
}

extension [User.ID: Device] {
    /// The device of somebody.
    fileprivate func of(_ user: User.ID) throws -> Device {
        try #require(self[user])
    }
}
