/// How a WebSocket ended.
package enum WebSocketEnd: Sendable {
    /// The client closed it, or the connection was cut.
    case closedByClient
    /// The client's bytes broke the protocol, or the connection failed.
    case failed
}
