import Roost
import SocketIO

/// Why the server ends a socket: told as `realtime.closed`, then the connection is closed behind it.
struct Closing: Encodable, Sendable {
    /// Stable, for programs.
    let code: String
    /// For a person.
    let detail: String
    /// The family it is about.
    var familyId: Family.ID?
    /// Milliseconds to wait before coming back: another number for each client, so that they don't all come at once.
    var retryAfter: Int?

    /// Its sign-in has ended: signed out, ended from another device, or by a new password.
    static let signedOut = Closing(code: "signed_out", detail: "Your sign-in has ended. Sign in again.")
    /// Its access token ran out and nobody renewed it.
    static let tokenExpired = Closing(
        code: "token_expired",
        detail: "The access token has run out. Connect with a new one."
    )

    /// The server stops, to be started again as a rule.
    static func serverStopping(_ world: World) -> Closing {
        let chance = world.randomBytes(2).reduce(0) { $0 << 8 | Int($1) }
        let wait = shortestWait + chance * (longestWait - shortestWait) / 0xffff
        let detail = "The server is restarting. Come back in a moment."
        return Closing(code: "server_stopping", detail: detail, retryAfter: wait)
    }

    private static let shortestWait = 500
    private static let longestWait = 3_000

    /// Its person is no longer in a family.
    static func removed(from family: Family.ID) -> Closing {
        Closing(code: "removed_from_family", detail: "You are no longer in this family.", familyId: family)
    }

    /// A family of its person is no more.
    static func deleted(_ family: Family.ID) -> Closing {
        Closing(code: "family_deleted", detail: "A parent has deleted this family.", familyId: family)
    }

    /// Whether a client may come back with what it has; otherwise it leaves the namespace, and doesn't try again by itself.
    private var mayReturn: Bool { familyId != nil }

    func close(_ recipients: Broadcast) {
        for socket in recipients.sockets { close(socket) }
    }

    func close(_ socket: Socket) {
        socket.emit("realtime.closed", self)
        if !mayReturn { socket.disconnect() }
        socket.disconnect(close: true)
    }
}
