import Hummingbird
import Logging
import ServiceLifecycle
import SocketIO
import SocketIOHummingbird
import SocketIOTestClient
import Testing

@Suite("A mounted server that stops", .timeLimit(.minutes(3)))
struct GracefulStopTests {
    @Test(
        "tells every client before it closes its connection, also when they are many",
        arguments: [(20, SocketIOClient.Transport.polling), (20, .webSocket), (300, .webSocket)]
    )
    func many(_ count: Int, _ transport: SocketIOClient.Transport) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = SocketIO.Server(logger: logger)
        server.namespace("/").onShutdown { $0.emit("back", 1) }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            router: Router(),
            server: .socketIO(server),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: logger
        )
        let services = ServiceGroup(configuration: .init(services: [app, server], logger: logger))
        async let stopped: Void = services.run()
        for await port in ports {
            var clients: [SocketIOClient] = []
            for _ in 0..<count {
                clients.append(try await SocketIOClient.connect(port: port, transport: transport))
            }
            await services.triggerGracefulShutdown()
            for client in clients {
                #expect(try await client.next("back").argument(Int.self) == 1)
                _ = try await client.closed()
            }
            break
        }
        try await stopped
        #expect(server.clientCount == 0)
    }
}
