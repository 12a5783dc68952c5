import Logging
import Roost
import ServiceLifecycle
import SocketIO
import Synchronization

/// Tells families who of them is here: a snapshot to whoever connects, changes to everybody else. In no log.
///
/// One loop tells everything, so what is told of a person comes in order.
package final class Presence: Service {
    /// Everything that waits to be told.
    private struct Waiting {
        var board = PresenceBoard<Socket>()
        var newcomers: [(socket: Socket, user: User.ID)] = []
        var introduced: [User.ID] = []
    }

    /// The payload of `presence.snapshot`.
    private struct Snapshot: Encodable {
        let people: [PresenceMark]
    }

    private let database: any Database
    private let world: World
    private let namespace: Namespace
    private let logger: Logger
    private let waiting = Mutex(Waiting())
    private let (wakeUps, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    /// How often the clock is looked at.
    private static let interval = Duration.milliseconds(500)

    init(services: Services, namespace: Namespace, logger: Logger) {
        database = services.database
        world = services.world
        self.namespace = namespace
        self.logger = logger
        namespace.onConnection { [weak self] in self?.arrive($0) }
        namespace.onDisconnect { [weak self] socket, _ in
            self?.note { $0.board.disconnect(socket, at: $1) }
        }
        namespace.on("realtime.visible") { [weak self] socket, event -> CommandAnswer in
            guard let isVisible = event.arguments.first?["visible"]?.bool else { return .refused(Self.malformed) }
            self?.note { $0.board.show(socket, isVisible: isVisible, at: $1) }
            return .done()
        }
    }

    private static var malformed: CommandAnswer.Failure {
        CommandAnswer.Failure(code: "invalid", detail: "Say {visible: true} or {visible: false}.")
    }

    /// Somebody has joined a family: it learns whether that person is here, and that person who of it is.
    func introduce(_ user: User.ID) {
        note { waiting, _ in waiting.introduced.append(user) }
    }

    private func arrive(_ socket: Socket) {
        guard let user = socket.data["userId"]?.string.flatMap({ User.ID($0) }) else { return }
        note {
            $0.board.connect(socket, of: user, at: $1)
            $0.newcomers.append((socket, user))
        }
    }

    private func note(_ change: (inout Waiting, Timestamp) -> Void) {
        let now = world.now()
        waiting.withLock { change(&$0, now) }
        waker.yield()
    }

    /// Tells until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.tick() }
                for await _ in self.wakeUps { await self.tell() }
                group.cancelAll()
            }
        }
    }

    private func tick() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: Self.interval) } catch { return }
            waker.yield()
        }
    }

    private func tell() async {
        let now = world.now()
        let (board, newcomers, introduced, due) = waiting.withLock { waiting in
            let due = waiting.board.due(at: now)
            defer { (waiting.newcomers, waiting.introduced) = ([], []) }
            return (waiting.board, waiting.newcomers, waiting.introduced, due)
        }
        do {
            for (socket, user) in newcomers { socket.emit("presence.snapshot", try await snapshot(for: user, board)) }
            for user in introduced {
                namespace.to(Rooms.user(user)).emit("presence.snapshot", try await snapshot(for: user, board))
            }
            for mark in introduced.map(board.mark) + due { try await tell(mark) }
        } catch {
            // Nobody waits for it, and the next change tells again.
            logger.error("presence could not be told", metadata: ["error": "\(error)"])
        }
    }

    private func snapshot(for user: User.ID, _ board: PresenceBoard<Socket>) async throws -> Snapshot {
        let people = try await companions(of: user)
        return Snapshot(people: people.union([user]).sorted { $0.text < $1.text }.map(board.mark))
    }

    private func tell(_ mark: PresenceMark) async throws {
        let others = try await companions(of: mark.userId)
        guard !others.isEmpty else { return }
        namespace.to(others.map(Rooms.user)).emit("presence.changed", mark)
    }

    private func companions(of user: User.ID) async throws -> Set<User.ID> {
        try await database.read { try Member.companions(of: user, in: $0) }
    }
}
