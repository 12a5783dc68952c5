public import NIOCore

/// What else is served on the connections an `EngineHandler` sits on; called on the channel's loop.
public protocol HTTPNeighbour: Sendable {
    /// The first request that is not for the engine is about to pass: add the handlers that will answer it.
    func prepare(_ channel: any Channel) throws

    /// The connection became a WebSocket or closed: no request will follow.
    func leave(_ channel: any Channel)
}
