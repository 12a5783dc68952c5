import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

/// One person, as presence tells it.
private struct Mark: Decodable, Equatable {
    let userId: User.ID
    let status: String
    let lastSeenAt: Timestamp?
}

/// The payload of `presence.snapshot`.
private struct Snapshot: Decodable {
    let people: [Mark]
}

private struct Visible: Encodable, Sendable {
    let visible: Bool
}

@Suite("Presence", .timeLimit(.minutes(5)))
struct PresenceTests {
    private static let transports = SocketIOClient.Transport.allCases

    @Test("Who connects is told who of its families is here, and the others that it came", arguments: transports)
    func coming(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let anna = try await hub.device(of: home.anna, over: transport)
            let alone = try await anna.snapshot()
            #expect(Set(alone.keys) == Set(home.everyone))
            #expect(alone.filter { $0.value.status != "offline" }.map(\.key) == [home.anna])
            let mia = try await hub.device(of: home.mia, over: transport)
            let both = try await mia.snapshot()
            #expect(Set(both.filter { $0.value.status == "online" }.keys) == [home.anna, home.mia])
            #expect(try await anna.presence() == Mark(userId: home.mia, status: "online", lastSeenAt: nil))
            let zoe = try await hub.device(of: home.neighbours.zoe, over: transport)
            #expect(try await !zoe.snapshot().keys.contains(home.anna), "a neighbour sees nobody of this family")
        }
    }

    @Test("Who goes is offline after 10 seconds; a reload within them is not seen", arguments: transports)
    func going(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let anna = try await hub.device(of: home.anna, over: transport)
            let mia = try await hub.device(of: home.mia, over: transport)
            #expect(try await anna.presence().status == "online")
            let (gone, isGone) = AsyncStream.makeStream(of: Void.self)
            hub.sockets.namespace("/").onDisconnect { _, _ in isGone.yield() }
            mia.client.disconnect()
            for await _ in gone { break }
            home.clock.advance(by: .seconds(9))
            let again = try await hub.device(of: home.mia, over: transport)
            let left = home.clock.now
            again.client.disconnect()
            for await _ in gone { break }
            home.clock.advance(by: .seconds(10))
            #expect(try await anna.presence() == Mark(userId: home.mia, status: "offline", lastSeenAt: left))
        }
    }

    @Test("realtime.visible tells away from online; nonsense is ignored", arguments: transports)
    func visible(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let anna = try await hub.device(of: home.anna, over: transport)
            let mia = try await hub.device(of: home.mia, over: transport)
            #expect(try await anna.presence().status == "online")
            _ = try await mia.client.emitWithAck("realtime.visible", Visible(visible: false))
            for nonsense in ["true", "", "\u{0}"] { _ = try await mia.client.emitWithAck("realtime.visible", nonsense) }
            _ = try await mia.client.emitWithAck("realtime.visible", ["visible": 1])
            home.clock.advance(by: .seconds(10))
            #expect(try await anna.presence().status == "away")
            _ = try await mia.client.emitWithAck("realtime.visible", Visible(visible: true))
            #expect(try await anna.presence().status == "online")
        }
    }

    @Test("Who is removed from a family is seen by it no more, and sees it no more", arguments: transports)
    func removed(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let anna = try await hub.device(of: home.anna, over: transport)
            let tom = try await hub.device(of: home.tom, over: transport)
            #expect(try await anna.presence().userId == home.tom)
            try await home.services.families.removeMember(home.tom, from: home.id, by: Caller(home.anna))
            _ = try await tom.client.next("realtime.closed")
            let again = try await hub.device(of: home.tom, over: transport)
            #expect(try await Array(again.snapshot().keys) == [home.tom])
            let mia = try await hub.device(of: home.mia, over: transport)
            #expect(try await anna.presence().userId == home.mia, "of Tom, Anna has heard nothing more")
            #expect(try await !mia.snapshot().keys.contains(home.tom))
        }
    }
}

extension Device {
    fileprivate func snapshot() async throws -> [User.ID: Mark] {
        let snapshot = try await client.next("presence.snapshot").argument(Snapshot.self)
        return Dictionary(uniqueKeysWithValues: snapshot.people.map { ($0.userId, $0) })
    }

    fileprivate func presence() async throws -> Mark {
        try await client.next("presence.changed").argument(Mark.self)
    }
}
