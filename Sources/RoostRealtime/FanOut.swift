import Logging
import Roost
import ServiceLifecycle
import SocketIO

/// Carries the log to the sockets: for each ring, reads what is new and sends it to the rooms of its audience.
///
/// One loop does the sending and lets sockets in, so a socket gets what it missed, then everything after it, and nothing twice.
package struct FanOut: Service {
    private let database: any Database
    private let world: World
    private let namespace: Namespace
    private let presence: Presence
    private let chats: ChatRooms
    private let logger: Logger
    private let inbox = FanOutInbox()

    /// How many events of one family are read at a time.
    private static let chunk = 500
    /// How many sockets are let in before the log is looked at again.
    private static let letInAtOnce = 16

    init(services: Services, namespace: Namespace, presence: Presence, chats: ChatRooms, logger: Logger) {
        database = services.database
        world = services.world
        self.namespace = namespace
        self.presence = presence
        self.chats = chats
        self.logger = logger
        database.bell.onRing { [inbox] rings in inbox.add(rings) }
    }

    /// Delivers until graceful shutdown.
    package func run() async throws {
        var delivered = try await database.read { try Family.heads(in: $0) }
        for await _ in inbox.wakeUps.cancelOnGracefulShutdown() {
            let work = inbox.take(admissions: Self.letInAtOnce)
            do {
                for family in work.rings.families.sorted() { try await deliver(family, &delivered) }
            } catch {
                try await retry(work.rings, after: error)
            }
            for (family, members) in work.rings.deletedFamilies {
                delivered[family] = nil
                Closing.deleted(family).close(namespace.to(members.map(Rooms.user)))
            }
            for signIn in work.rings.endedSignIns { Closing.signedOut.close(namespace.to(Rooms.signIn(signIn))) }
            for admission in work.admissions { await letIn(admission, delivered) }
        }
        for admission in inbox.take().admissions { admission.answer.resume(throwing: CancellationError()) }
    }

    /// Puts a socket into its person's room and sends it what it missed since the offsets it has seen, then `realtime.ready`; live
    /// events follow.
    func admit(_ socket: Socket, as who: Identity, since: [Family.ID: LogExtent.Seen]) async throws {
        try await withCheckedThrowingContinuation { answer in
            let (user, signIn) = (who.user.id, who.signIn)
            inbox.add(Admission(socket: socket, user: user, signIn: signIn, since: since, answer: answer))
        }
    }

    private func deliver(_ family: Family.ID, _ delivered: inout [Family.ID: Int]) async throws {
        while true {
            let last = delivered[family] ?? 0
            chats.willRead()
            let (events, hearers) = try await database.read { reading in
                let events = try EventLog.events(of: family, after: last, limit: Self.chunk, in: reading)
                return (events, try ChatHearers(of: events, in: reading))
            }
            for event in events {
                try send(event, to: try hearers.audience(of: event))
                delivered[family] = event.offset
            }
            if events.count < Self.chunk { return }
        }
    }

    private func send(_ event: LoggedEvent, to audience: Set<User.ID>) throws {
        let packet = try EventPacket(event)
        try chats.deliver(event, to: audience) { hearers in
            namespace.to(hearers.map(Rooms.user)).emit(packet)
        }
        logger.debug(
            "event sent",
            metadata: [
                "name": "\(event.name)", "family": "\(event.familyId)", "offset": "\(event.offset)",
                "recipients": "\(audience.map(\.text).sorted().joined(separator: " "))",
                "at": "\(event.at.iso8601)",
            ]
        )
        if event.name == MemberAdded.name { presence.introduce(try event.payload(as: MemberAdded.self).member.id) }
        // The person hears of it, and every device starts anew with the families that are left.
        if event.name == MemberRemoved.name {
            let removed = try event.payload(as: MemberRemoved.self)
            Closing.removed(from: removed.familyId).close(namespace.to(Rooms.user(removed.member.id)))
        }
    }

    /// Storage can't be read: what rang is looked at again in a second; nothing is lost, as the log keeps it.
    private func retry(_ rings: Rings, after error: any Error) async throws {
        logger.error("the event log can't be read", metadata: ["error": "\(error)"])
        try await Task.sleep(for: .seconds(1))
        inbox.add(rings)
    }

    private func letIn(_ admission: Admission, _ delivered: [Family.ID: Int]) async {
        do {
            let now = world.now()
            chats.willRead()
            let replay = try await database.read { reading -> Replay? in
                // Whatever ends it after this is heard by this loop, with the socket in its room.
                guard try SignIn.isAlive(admission.signIn, at: now, in: reading) else { return nil }
                return try Replay(for: admission.user, since: admission.since, delivered: delivered, in: reading)
            }
            guard let replay else { throw SocketAuthentication.ended }
            admission.socket.join(Rooms.user(admission.user), Rooms.signIn(admission.signIn))
            for event in replay.events {
                let packet = try EventPacket(event, replayed: true)
                try chats.deliver(event, to: [admission.user]) { if !$0.isEmpty { admission.socket.emit(packet) } }
            }
            let ready = Ready(userId: admission.user, families: replay.families, serverTime: world.now())
            admission.socket.emit("realtime.ready", ready)
            admission.answer.resume()
        } catch {
            admission.answer.resume(throwing: error)
        }
    }
}

/// What `realtime.ready` says.
private struct Ready: Encodable {
    let userId: User.ID
    let families: [Replay.FamilyState]
    /// By which a client knows how far its clock is off.
    let serverTime: Timestamp
}
