import Hummingbird
import Logging
import SocketIO
import SocketIOHummingbird

struct Line: Codable, Sendable {
    var from: String
    var text: String
}

@main
enum Chat {
    static let said = TypedEvent<Line>("said")

    static func main() async throws {
        let logger = Logger(label: "chat")
        let server = SocketIO.Server(logger: logger)
        let chat = server.namespace("/")
        chat.use { socket in
            guard let name = socket.handshake.auth?["name"]?.string, (1...30).contains(name.count) else {
                throw ConnectionError(message: "Tell your name, please")
            }
        }
        chat.onConnection { socket in
            let name = socket.handshake.auth?["name"]?.string ?? ""
            socket.broadcast.emit("joined", name)
            socket.on("say") { event -> Bool in
                chat.everyone.emit(said, Line(from: name, text: try event.decode(String.self)))
                return true
            }
            socket.onDisconnect { _ in chat.emit("left", name) }
        }
        let router = Router()
        router.add(middleware: FileMiddleware("public", searchForIndexHtml: true))
        let address = ApplicationConfiguration(address: .hostname("127.0.0.1", port: 8080))
        try await Application(router: router, server: .socketIO(server), configuration: address, logger: logger)
            .runService()
    }
}
