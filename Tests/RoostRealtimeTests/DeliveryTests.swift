import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

@Suite("From the log to the sockets", .timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test(
        "1 One server serves tasks, karma, rewards and families over one connection",
        arguments: SocketIOClient.Transport.allCases
    )
    func oneServer(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let mia = try await hub.device(of: home.mia, over: transport)
            let task = try await home.task(for: .member(home.mia), karma: 10)
            try await home.complete(task, by: home.mia)
            let claim = try await home.claim(home.reward(cost: 10), by: home.mia)
            try await home.approve(claim)
            let names = [
                "task.created", "task.completed", "karma.awarded", "reward.created", "claim.created", "task.completed",
                "karma.deducted", "claim.completed",
            ]
            for name in names { #expect(try await mia.client.next(name).name == name) }
        }
    }

    @Test("5 An event for two people reaches all their devices and no one else")
    func devices() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let others = try await hub.everybody(over: .webSocket)
            let phone = try await hub.device(of: home.anna, over: .polling)
            let claim = try await home.pendingClaim()
            for device in [phone] + [home.anna, home.ben].compactMap({ others[$0] }) {
                #expect(try await device.next(ApprovalTaskCreated.self).fact.claim == claim)
            }
            _ = try await others[home.mia]?.next(KarmaAwarded.self)
            _ = try await others[home.mia]?.next(ClaimCreated.self)
            for device in others.values { _ = try await device.next(RewardCreated.self) }
            #expect(try await others.expectNothingElse(home) == [:])
        }
    }

    @Test("10 A neighbour hears nothing of this family", arguments: SocketIOClient.Transport.allCases)
    func neighbours(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let zoe = try await hub.device(of: hub.home.neighbours.zoe, over: transport)
            let mia = try await hub.device(of: hub.home.mia, over: transport)
            _ = try await hub.home.task(for: .everyone)
            _ = try await mia.next(TaskCreated.self)
            hub.sockets.namespace("/").emit("end", 1)
            #expect(try await zoe.next().name == "end")
        }
    }

    @Test("13 Polling alone gets everything, in order")
    func polling() async throws {
        try await Hub.open { hub in
            let mia = try await hub.device(of: hub.home.mia, over: .polling)
            var tasks: [FamilyTask] = []
            for number in 0..<40 { tasks.append(try await hub.home.task("Task \(number)", for: .everyone)) }
            var last = 0
            for task in tasks {
                let (fact, meta) = try await mia.next(TaskCreated.self)
                #expect(fact.task == task)
                #expect(meta.offset > last)
                last = meta.offset
            }
        }
    }

    @Test("Each event comes once and in offset order while twenty people write at once")
    func order() async throws {
        try await Hub.open { hub in
            let mia = try await hub.device(of: hub.home.mia)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask { _ = try await hub.home.task("Task \(number)", for: .everyone) }
                }
                try await group.waitForAll()
            }
            var offsets: [Int] = []
            for _ in 0..<120 {
                offsets.append(try await mia.next().argument(Meta.self, at: 1).offset)
            }
            let head = mia.ready.families[0].head
            #expect(offsets == Array(head + 1...head + 120))
        }
    }

    @Test(
        "What was missed comes first, marked and in order, then what is live",
        arguments: SocketIOClient.Transport.allCases
    )
    func replay(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let before = try await hub.device(of: home.mia, over: transport)
            before.client.disconnect()
            let missed = try await home.task("Missed", for: .member(home.mia))
            _ = try await home.task("Not hers", for: .member(home.tom))
            let after = try await hub.reconnect(before, of: home.mia, over: transport)
            let replayed = try await after.next("task.created")
            #expect(try replayed.argument(TaskCreated.self).task == missed)
            #expect(try replayed.argument(Meta.self, at: 1).replayed == true)
            let live = try await home.task("Live", for: .member(home.mia))
            let event = try await after.next("task.created")
            #expect(try event.argument(TaskCreated.self).task == live)
            #expect(try event.argument(Meta.self, at: 1).replayed == nil)
        }
    }

    @Test("Who is ahead of the log, or too far behind, hears that it can't be caught up", arguments: [-1, 1_000_000])
    func unrecoverable(_ offset: Int) async throws {
        try await Hub.open { hub in
            let device = try await hub.device(of: hub.home.mia, since: [hub.home.id: offset])
            #expect(device.ready.families.map(\.recovered) == [false])
            #expect(device.client.events.allSatisfy { $0.name.hasPrefix("presence.") })
        }
    }
}

extension Hub {
    /// The same person again, from where the device was; its `realtime.ready` isn't taken.
    func reconnect(
        _ device: Device,
        of user: User.ID,
        over transport: SocketIOClient.Transport
    ) async throws -> SocketIOClient {
        let token = try await home.signIn(user).token.text
        let since = Dictionary(uniqueKeysWithValues: device.ready.families.map { ($0.familyId.text, $0.head) })
        let auth = ConnectAuth(token: token, since: since)
        return try await SocketIOClient.connect(port: port, transport: transport, auth: auth)
    }
}
