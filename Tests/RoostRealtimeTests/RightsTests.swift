import Roost
import RoostTestSupport
import SocketIO
import SocketIOTestClient
import Testing

/// The payload of `realtime.closed`.
private struct Closed: Decodable {
    let code: String
    let familyId: Family.ID?
    let retryAfter: Int?
}

/// The acknowledgement of `realtime.renew`.
private struct Renewed: Decodable {
    let ok: Bool
}

private struct Renewal: Encodable, Sendable {
    let token: String
}

@Suite("Live sockets follow their rights", .timeLimit(.minutes(5)))
struct RightsTests {
    private static let transports = SocketIOClient.Transport.allCases

    @Test("Signing out closes the sockets of that sign-in and no others", arguments: transports)
    func signOut(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let signedIn = try await home.signIn(home.mia)
            let session = try await hub.connect(signedIn.token.text, transport)
            let token = try await hub.connect(signedIn.accessToken, transport)
            let other = try await hub.device(of: home.mia, over: transport)
            try await home.services.accounts.logOut(signedIn.signIn.id)
            for client in [session, token] {
                #expect(try await client.next("realtime.closed").argument(Closed.self).code == "signed_out")
                _ = try await client.closed()
            }
            let task = try await home.task("Still there", for: .member(home.mia))
            #expect(try await other.next(TaskCreated.self).fact.task == task)
            #expect((session.events + token.events).allSatisfy { $0.name.hasPrefix("presence.") })
        }
    }

    @Test("A server that stops tells each socket when to come back, and closes it", arguments: transports)
    func stopping(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            var devices: [Device] = []
            for _ in 0..<3 { devices.append(try await hub.device(of: hub.home.mia, over: transport)) }
            await hub.sockets.engine.drain()
            for device in devices {
                let closed = try await device.client.next("realtime.closed").argument(Closed.self)
                #expect(closed.code == "server_stopping")
                #expect((500...3_000).contains(closed.retryAfter ?? 0))
                _ = try await device.client.closed()
            }
        }
    }

    @Test("A new password, and ending a sign-in from another device, close its sockets at once", arguments: transports)
    func endedElsewhere(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let accounts = home.services.accounts
            let here = try await home.signIn(home.mia)
            let identity = try await accounts.authenticate(here.token.text)
            let own = try await hub.connect(here.token.text, transport)
            let tablet = try await home.signIn(home.mia)
            let first = try await hub.connect(tablet.token.text, transport)
            try await accounts.end(tablet.signIn.id, by: identity)
            #expect(try await first.next("realtime.closed").argument(Closed.self).code == "signed_out")
            _ = try await first.closed()
            let second = try await hub.connect(home.signIn(home.mia).token.text, transport)
            try await accounts.changePassword(from: Home.password, to: "another horse", by: identity)
            #expect(try await second.next("realtime.closed").argument(Closed.self).code == "signed_out")
            _ = try await second.closed()
            let task = try await home.task("Mine", for: .member(home.mia))
            #expect(try await own.next(TaskCreated.name).argument(TaskCreated.self).task == task)
        }
    }

    @Test("A socket with an access token is closed when the token runs out", arguments: transports)
    func expiry(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let client = try await hub.connect(home.signIn(home.mia).accessToken, transport)
            let stays = try await hub.device(of: home.mia, over: transport)
            home.clock.advance(by: .seconds(15 * 60))
            #expect(try await client.next("realtime.closed").argument(Closed.self).code == "token_expired")
            _ = try await client.closed()
            let task = try await home.task("Later", for: .member(home.mia))
            #expect(try await stays.next(TaskCreated.self).fact.task == task)
        }
    }

    @Test("realtime.renew takes a new token of the same person, and stands on its sign-in", arguments: transports)
    func renew(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let first = try await home.signIn(home.mia)
            let client = try await hub.connect(first.accessToken, transport)
            home.clock.advance(by: .seconds(14 * 60))
            let second = try await home.signIn(home.mia)
            let answer = try await client.emitWithAck("realtime.renew", Renewal(token: second.accessToken))
            #expect(try answer.element(Renewed.self, at: 0).ok)
            home.clock.advance(by: .seconds(2 * 60))
            try await home.services.accounts.logOut(first.signIn.id)
            let task = try await home.task("Still there", for: .member(home.mia))
            #expect(try await client.next(TaskCreated.name).argument(TaskCreated.self).task == task)
            try await home.services.accounts.logOut(second.signIn.id)
            #expect(try await client.next("realtime.closed").argument(Closed.self).code == "signed_out")
        }
    }

    @Test("realtime.renew refuses somebody else's token, an ended one and nonsense")
    func renewRefused() async throws {
        try await Hub.open { hub in
            let home = hub.home
            let client = try await hub.connect(home.signIn(home.mia).accessToken, .webSocket)
            let ended = try await home.signIn(home.mia)
            try await home.services.accounts.logOut(ended.signIn.id)
            for token in [try await home.signIn(home.tom).accessToken, ended.token.text, "a.b.c", ""] {
                let answer = try await client.emitWithAck("realtime.renew", Renewal(token: token))
                #expect(try !answer.element(Renewed.self, at: 0).ok)
            }
            #expect(try await !client.emitWithAck("realtime.renew", 7).element(Renewed.self, at: 0).ok)
        }
    }

    @Test("Who is removed hears so, is closed, and comes back to what is left", arguments: transports)
    func removal(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let devices = try await hub.everybody(over: transport)
            let tom = try #require(devices[home.tom])
            try await home.services.families.removeMember(home.tom, from: home.id, by: Caller(home.anna))
            #expect(try await tom.next(MemberRemoved.self).fact.member.id == home.tom)
            let closed = try await tom.client.next("realtime.closed").argument(Closed.self)
            #expect(closed.code == "removed_from_family" && closed.familyId == home.id)
            _ = try await tom.client.closed()
            #expect(try await hub.device(of: home.tom, over: transport).ready.families.isEmpty)
            let task = try await home.task("For the rest", for: .everyone)
            let mia = try #require(devices[home.mia])
            #expect(try await mia.next(TaskCreated.self).fact.task == task)
            #expect(tom.client.events.allSatisfy { $0.name != TaskCreated.name })
        }
    }

    @Test(
        "When a family is deleted its members hear so, are closed, and come back to what is left",
        arguments: transports
    )
    func familyDeleted(_ transport: SocketIOClient.Transport) async throws {
        try await Hub.open { hub in
            let home = hub.home
            let devices = try await hub.everybody(over: transport)
            let zoe = try await hub.device(of: home.neighbours.zoe, over: transport)
            let draft = FamilyDraft(name: "Swifts", timezone: "Europe/Brussels")
            let second = try await home.services.families.create(draft, by: Caller(home.mia))
            try await home.services.families.delete(home.id, named: "The Finches", by: Caller(home.anna))
            for (_, device) in devices {
                let closed = try await device.client.next("realtime.closed").argument(Closed.self)
                #expect(closed.code == "family_deleted" && closed.familyId == home.id)
                _ = try await device.client.closed()
            }
            let back = try await hub.device(of: home.mia, over: transport, since: [home.id: 3, second.id: 1])
            #expect(back.ready.families.map(\.familyId) == [second.id])
            let other = home.neighbours.id
            let task = try await home.services.tasks.create(
                TaskDraft(name: "Next door"),
                in: other,
                by: Caller(home.neighbours.zoe)
            )
            #expect(try await zoe.next(TaskCreated.self).fact.task == task)
        }
    }

    @Test("A role counts from its change on, on the same socket")
    func role() async throws {
        try await Hub.open { hub in
            let home = hub.home
            try await home.grant(100, to: home.mia)
            let tom = try await hub.device(of: home.tom)
            _ = try await home.services.families.changeRole(
                of: home.tom,
                to: .parent,
                in: home.id,
                by: Caller(home.anna)
            )
            let claim = try await home.claim(home.reward("Cinema", cost: 10), by: home.mia)
            #expect(try await tom.next(ApprovalTaskCreated.self).fact.claim.id == claim.id)
        }
    }

    @Test("However a sign-out meets a connect, no socket outlives its sign-in")
    func race() async throws {
        try await Hub.open { hub in
            let home = hub.home
            for _ in 0..<20 {
                let signedIn = try await home.signIn(home.mia)
                async let connecting = try? hub.connect(signedIn.token.text, .webSocket)
                try await home.services.accounts.logOut(signedIn.signIn.id)
                if let client = await connecting { _ = try await client.closed() }
            }
            #expect(hub.sockets.namespace("/").sockets.allSatisfy { !$0.isConnected })
        }
    }
}

extension Hub {
    /// A client with a token, connected and up to date.
    fileprivate func connect(_ token: String, _ transport: SocketIOClient.Transport) async throws -> SocketIOClient {
        let auth = ConnectAuth(token: token)
        let client = try await SocketIOClient.connect(port: port, transport: transport, auth: auth)
        _ = try await client.next("realtime.ready")
        return client
    }
}
