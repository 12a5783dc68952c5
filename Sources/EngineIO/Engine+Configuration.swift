public import Metrics

extension Engine {
    /// The settings of an engine.
    public struct Configuration: Sendable {
        /// The path of the mount, with its trailing slash.
        public var path = "/socket.io/"
        /// From a client's answer to the next ping.
        public var pingInterval = Duration.seconds(25)
        /// How long after a ping was due a client may answer.
        public var pingTimeout = Duration.seconds(20)
        /// How long a WebSocket may take to replace polling.
        public var upgradeTimeout = Duration.seconds(10)
        /// How long a session may stay without joining a namespace.
        public var connectTimeout = Duration.seconds(45)
        /// How long a client may take to send one message, or the whole of a request.
        public var messageTimeout = Duration.seconds(30)
        /// The most bytes of one message or one POST from a client.
        public var maxPayload = 1_000_000
        /// The most bytes that may wait for one client; past it the client is closed with `slowConsumer`.
        public var outboxLimit = 1_000_000
        /// The most connections from one address at a time; more are answered 503. Raise it behind a reverse proxy.
        public var connectionsPerAddress = 1_000
        /// The most connections in all; more are answered 503.
        public var connections = 100_000
        /// Over how long many sessions are closed when the server stops, so that their clients don't return all at once.
        public var drainTime = Duration.seconds(5)
        /// Which web pages may connect.
        public var origins = OriginPolicy.sameOrigin

        /// Asked for each handshake, after its form and origin were found in order; false is answered 403.
        ///
        /// It starts on an event loop, so it must not block before its first `await`.
        public var allowRequest: (@Sendable (Handshake) async -> Bool)?
        /// Set with each new session's first answer.
        public var cookie: SessionCookie?

        /// Where metrics go; by default to the backend that the process has chosen.
        public var metricsFactory: any MetricsFactory = MetricsSystem.factory

        /// The defaults.
        public init() {}
    }
}
