/// Why a connection ended; the texts are the ones Socket.IO clients and servers know.
public struct DisconnectReason: Sendable, Hashable, CustomStringConvertible {
    /// The text, as it appears in handlers, logs and metrics.
    public let description: String

    /// Makes a reason of an application's own.
    public init(_ description: String) {
        self.description = description
    }

    /// The client closed the connection, or it was cut.
    public static let transportClose = DisconnectReason("transport close")
    /// The connection broke a rule of its transport.
    public static let transportError = DisconnectReason("transport error")
    /// The client did not answer a ping in time.
    public static let pingTimeout = DisconnectReason("ping timeout")
    /// The client sent something that is no packet.
    public static let parseError = DisconnectReason("parse error")
    /// No namespace was joined within `connectTimeout`.
    public static let forcedClose = DisconnectReason("forced close")
    /// The server closed the whole connection.
    public static let forcedServerClose = DisconnectReason("forced server close")
    /// The client left the namespace.
    public static let clientNamespaceDisconnect = DisconnectReason("client namespace disconnect")
    /// The server put the client out of the namespace.
    public static let serverNamespaceDisconnect = DisconnectReason("server namespace disconnect")
    /// The server is going down.
    public static let serverShuttingDown = DisconnectReason("server shutting down")
    /// The client read too slowly and its outbox overflowed.
    public static let slowConsumer = DisconnectReason("slow_consumer")

    /// The library's own reasons.
    static let all = [
        transportClose, transportError, pingTimeout, parseError, forcedClose, forcedServerClose,
        clientNamespaceDisconnect, serverNamespaceDisconnect, serverShuttingDown, slowConsumer,
    ]
}
