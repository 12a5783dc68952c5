import Roost
import RoostTestSupport
import SocketIOTestClient
import Testing

@Suite("What can be caught up, and what can't", .timeLimit(.minutes(5)))
struct RecoveryTests {
    @Test(
        "6 With nothing delivering, mutations succeed, and what they told arrives once it runs again",
        arguments: SocketIOClient.Transport.allCases
    )
    func deliveryDown(_ transport: SocketIOClient.Transport) async throws {
        let home = try await Home()
        let (heads, head) = AsyncStream.makeStream(of: Int.self)
        try await Hub.open(home) { hub in
            head.yield(try #require(try await hub.device(of: home.mia, over: transport).ready.families.first).head)
        }
        let tasks = [try await home.task("One", for: .member(home.mia)), try await home.task("Two", for: .everyone)]
        try await Hub.open(home) { hub in
            for await seen in heads {
                let device = try await hub.device(of: home.mia, over: transport, since: [home.id: seen])
                #expect(device.ready.families.map(\.recovered) == [true])
                for task in tasks {
                    let (told, meta) = try await device.next(TaskCreated.self)
                    #expect(told.task == task && meta.replayed == true)
                }
                let live = try await home.task("Three", for: .member(home.mia))
                let (told, meta) = try await device.next(TaskCreated.self)
                #expect(told.task == live && meta.replayed == nil)
                break
            }
        }
    }

    @Test("After a restore nobody is caught up from an offset of before, with its epoch or without")
    func restored() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let before = try await hub.extent()
            // The replaced database had three events more than the backup.
            try await home.services.database.write { [id = home.id] in
                try Family.beginEpochs(lost: [id: before.head + 3], .system, in: $0)
            }
            let after = try await hub.extent()
            #expect(after.epoch != before.epoch)
            for offset in [0, 1, before.head, before.head + 1] {
                #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(offset)) == false)
                #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(offset, epoch: before.epoch)) == false)
            }
            _ = try await home.task("One", for: .member(home.mia))
            // Offsets that could be of either epoch: only who names the new one is believed.
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(before.head + 2)) == false)
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(before.head + 2, epoch: before.epoch)) == false)
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(before.head, epoch: after.epoch)))
            _ = try await home.task("Two", for: .member(home.mia))
            // The log has grown past whatever the other epoch had.
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(before.head + 4)))
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(before.head + 4, epoch: before.epoch)) == false)
        }
    }

    @Test("realtime.ready names the epoch, by which the same log goes on")
    func epoch() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let ready = try await hub.device(of: home.mia).ready
            let state = try #require(ready.families.first)
            #expect(state.epoch == (try await hub.extent().epoch))
            let task = try await home.task("Missed", for: .member(home.mia))
            let seen = LogExtent.Seen(state.head, epoch: state.epoch)
            let client = try await hub.connect(home.mia, seen)
            #expect(try await client.next("task.created").argument(TaskCreated.self).task == task)
        }
    }

    @Test("Who has read less than what is still replayed can't be caught up; who has read as much can")
    func pruned() async throws {
        try await Hub.open { hub in
            let home = hub.home
            for index in 0..<10 { _ = try await home.task("Task \(index)") }
            home.clock.advance(by: .days(91))
            let pruning = Pruning(
                database: home.services.database,
                world: home.services.world,
                keeping: Retention(events: 6),
                logger: Store.silent
            )
            _ = try await pruning.round()
            let extent = try await hub.extent()
            #expect(extent.pruned == extent.head - 6)
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(extent.pruned - 1)) == false)
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(0)) == false)
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(extent.pruned)))
            #expect(try await hub.isRecovered(home.mia, LogExtent.Seen(extent.head)))
        }
    }
}

extension Hub {
    /// How much of the family's log there is.
    fileprivate func extent() async throws -> LogExtent {
        let id = home.id
        return try await home.services.database.read { try Family.log(of: id, in: $0) }
    }

    fileprivate func connect(_ user: User.ID, _ seen: LogExtent.Seen) async throws -> SocketIOClient {
        let token = try await home.signIn(user).token.text
        let epochs = seen.epoch.map { [home.id.text: $0] } ?? [:]
        let auth = ConnectAuth(token: token, since: [home.id.text: seen.offset], epochs: epochs)
        return try await SocketIOClient.connect(port: port, auth: auth)
    }

    fileprivate func isRecovered(_ user: User.ID, _ seen: LogExtent.Seen) async throws -> Bool {
        let ready = try await connect(user, seen).next("realtime.ready").argument(Ready.self)
        return try #require(ready.families.first).recovered
    }
}
