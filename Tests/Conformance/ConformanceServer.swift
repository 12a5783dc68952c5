import Foundation
import Hummingbird
import Logging
import NIOPosix
import SocketIO
import SocketIOHummingbird

/// What other people's test suites drive, each on a free port that is printed: a WebSocket that echoes, and a Socket.IO server,
/// on its own and mounted in Hummingbird.
@main
enum ConformanceServer {
    /// `conformance-server [HEARTBEAT]`: seconds between pings, and for their answer.
    static func main() async throws {
        let logger = Logger(label: "conformance") { StreamLogHandler.standardError(label: $0) }
        let server = SocketIO.Server(configuration: configuration, logger: logger)
        Scenarios.add(to: server)
        let group = MultiThreadedEventLoopGroup.singleton
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await EchoServer.run(on: group) { announce("websocket", $0) } }
            tasks.addTask { try await server.listener(port: 0) { announce("socketio", $0) }.run() }
            tasks.addTask { try await application(server, logger).run() }
            try await tasks.waitForAll()
        }
    }

    private static var configuration: SocketIO.Server.Configuration {
        var configuration = SocketIO.Server.Configuration()
        configuration.connectionsPerAddress = .max
        if let seconds = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }) {
            configuration.pingInterval = .seconds(seconds)
            configuration.pingTimeout = .seconds(seconds)
        }
        return configuration
    }

    private static func application(_ server: SocketIO.Server, _ logger: Logger) -> some ApplicationProtocol {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        return Application(
            router: router,
            server: .socketIO(server),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { announce("hummingbird", $0.localAddress?.port ?? 0) },
            logger: logger
        )
    }

    private static func announce(_ name: String, _ port: Int) {
        print(name, port)
        fflush(nil)  // who reads it may be at the end of a pipe
    }
}
