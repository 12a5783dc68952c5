import Hummingbird
import Logging
import NIOCore
import SocketIO
import SocketIOHummingbird

/// A server on a free port for the length of a test.
func withServer(
    _ configuration: SocketIO.Server.Configuration = .init(),
    adapter: (any Adapter)? = nil,
    recovery: ConnectionRecovery? = nil,
    _ body: @escaping @Sendable (SocketIO.Server, Int) async throws -> Void
) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = SocketIO.Server(configuration: configuration, adapter: adapter, recovery: recovery, logger: logger)
    let router = Router()
    router.get("/hello") { _, _ in "hello" }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
        router: router,
        server: .socketIO(server),
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
        logger: logger
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        for await port in ports {
            try await body(server, port)
            break
        }
        server.shutdown()
        group.cancelAll()
    }
}

/// Two servers of one cluster for the length of a test.
func withCluster(
    recovery: ConnectionRecovery? = nil,
    _ body:
        @escaping @Sendable (
            _ one: (server: SocketIO.Server, port: Int),
            _ other: (server: SocketIO.Server, port: Int),
            InMemoryCluster
        ) async throws -> Void
) async throws {
    let cluster = InMemoryCluster()
    try await withServer(adapter: cluster.adapter(), recovery: recovery) { one, onePort in
        try await withServer(adapter: cluster.adapter(), recovery: recovery) { other, otherPort in
            try await body((one, onePort), (other, otherPort), cluster)
        }
    }
}
