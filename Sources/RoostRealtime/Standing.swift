import Roost
import ServiceLifecycle
import SocketIO
import Synchronization

/// What sockets stand on that runs out by itself: access tokens, until they are renewed. One clock for all of them.
package final class Standing: Service {
    private let accounts: Accounts
    private let world: World
    private let deadlines = Mutex<[Socket: Timestamp]>([:])

    /// How often the clock is looked at.
    private static let interval = Duration.seconds(1)

    init(services: Services, namespace: Namespace) {
        accounts = services.accounts
        world = services.world
        namespace.onDisconnect { [weak self] socket, _ in self?.forget(socket) }
        namespace.on("realtime.renew") { [weak self] socket, event -> RenewAnswer in
            guard let self else { return .refused }
            return try await renew(socket, token: event.arguments.first?["token"]?.string ?? "")
        }
    }

    /// Notes who a socket is, and until when.
    func begin(_ socket: Socket, _ identity: Identity) {
        socket.data = Self.data(of: identity)
        deadlines.withLock { $0[socket] = identity.until }
    }

    private func forget(_ socket: Socket) {
        deadlines.withLock { $0[socket] = nil }
    }

    private static func data(of identity: Identity) -> SocketIO.JSON {
        .object(["userId": .string(identity.user.id.text), "signInId": .string(identity.signIn.text)])
    }

    /// Takes a new token of the same person in the place of the old one.
    private func renew(_ socket: Socket, token: String) async throws -> RenewAnswer {
        do {
            let identity = try await accounts.authenticate(token)
            guard socket.data["userId"]?.string == identity.user.id.text else { return .refused }
            let old = socket.data["signInId"]?.string.flatMap { SignIn.ID($0) }
            socket.join(Rooms.signIn(identity.signIn))
            // Once more: what ended before the socket was in the room rang for nobody.
            _ = try await accounts.authenticate(token)
            begin(socket, identity)
            if let old, old != identity.signIn { socket.leave(Rooms.signIn(old)) }
            return .renewed(until: identity.until)
        } catch AccountRefusal.notSignedIn {
            return .refused
        }
    }

    /// Closes the sockets whose time is over, until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.closeExpired()
                do { try await Task.sleep(for: Self.interval) } catch { return }
            }
        }
    }

    private func closeExpired() {
        let now = world.now()
        let expired = deadlines.withLock { deadlines in
            let expired = deadlines.filter { $0.value <= now }.map(\.key)
            for socket in expired { deadlines[socket] = nil }
            return expired
        }
        for socket in expired { Closing.tokenExpired.close(socket) }
    }
}
