import Roost
import SocketIO

/// A socket whose person is known, waiting for its rooms and for what it missed.
struct Admission: Sendable {
    let socket: Socket
    let user: User.ID
    /// What the socket stands on: when it ends, so does the socket.
    let signIn: SignIn.ID
    /// How far the client has read, per family.
    let since: [Family.ID: LogExtent.Seen]
    /// Resumed once the socket is in, or can't be.
    let answer: CheckedContinuation<Void, any Error>
}
