import Hummingbird
import Logging
import SocketIO
import SocketIOHummingbird

/// The server that the load generator drives: `all` to everybody, `join` a room, `pub` to a room.
@main
enum SocketServer {
    /// `socket-server PORT [hummingbird] [others COUNT]`: who joins a room also joins that many rooms where nobody else is.
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let port = arguments.first.flatMap { Int($0) } ?? 9_000
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        var configuration = SocketIO.Server.Configuration()
        configuration.connectionsPerAddress = .max
        configuration.connections = .max
        let server = SocketIO.Server(configuration: configuration, logger: logger)
        let others = arguments.firstIndex(of: "others").flatMap { arguments.dropFirst($0).first.flatMap { Int($0) } }
        addHandlers(to: server.namespace("/"), otherRooms: others ?? 0)
        if arguments.contains("hummingbird") {
            let address = ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
            let app = Application(
                router: Router(),
                server: .socketIO(server),
                configuration: address,
                logger: logger
            )
            try await app.run()
        } else {
            try await server.listener(port: port).run()
        }
    }

    private static func addHandlers(to namespace: Namespace, otherRooms: Int) {
        namespace.on("all") { _, event -> Void in
            namespace.emit("msg", event.arguments.first ?? .null)
        }
        namespace.on("echo") { _, event -> JSON in
            event.arguments.first ?? .null
        }
        namespace.on("join") { socket, event -> Bool in
            socket.join(try event.decode(String.self))
            for number in 0..<otherRooms { socket.join("\(socket.id) \(number)") }
            return true
        }
        namespace.on("pub") { _, event -> Void in
            namespace.to(try event.decode(String.self)).emit("msg", try event.decode(JSON.self, at: 1))
        }
    }
}
