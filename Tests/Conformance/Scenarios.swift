import SocketIO

/// The handlers that `Tests/SocketIOTests/Interop/interop.py` and the scripts beside this file expect.
enum Scenarios {
    static func add(to server: SocketIO.Server) {
        let main = server.namespace("/")
        addConnecting(to: main)
        addAcks(to: main)
        addRooms(to: main)
        _ = server.namespace("/custom")
    }

    private static func addConnecting(to main: Namespace) {
        main.use { socket in
            guard socket.handshake.auth?["token"] != "bad" else {
                throw ConnectionError(message: "refused", data: ["code": "token_invalid"])
            }
            socket.emit("welcome", socket.handshake.auth ?? [:])
        }
        main.on("kick") { socket, event -> Void in
            socket.disconnect(close: event.arguments.first?.bool ?? false)
        }
    }

    private static func addAcks(to main: Namespace) {
        main.on("echo") { _, event -> [JSON] in event.arguments }
        main.on("back") { socket, event -> Void in
            socket.emit("back", event.arguments.first ?? .null)
        }
        main.on("ask") { socket, event -> Void in
            socket.emit("answered", try await socket.emitWithAck("question", event.arguments.first ?? .null))
        }
        main.on("boom") { _, _ -> Void in throw EventError(message: "no", data: 7) }
    }

    private static func addRooms(to main: Namespace) {
        main.on("join") { socket, event -> String in
            socket.join(try event.decode(String.self))
            return "ok"
        }
        main.on("pub") { _, event -> Void in
            main.to(try event.decode(String.self)).emit("msg", try event.decode(JSON.self, at: 1))
        }
        main.on("all") { _, event -> Void in
            main.emit("msg", event.arguments.first ?? .null)
        }
        main.on("flood") { socket, event -> Void in
            for number in 0..<min(try event.decode(Int.self), 10_000) { socket.emit("flood", number) }
        }
        main.on("drip") { socket, event -> Void in
            let count = min(try event.decode(Int.self), 10_000)
            // Ends after `count` numbers, or with the socket.
            Task {
                for number in 0..<count where socket.isConnected {
                    socket.emit("drip", number)
                    // It drips: the stream is to be under way while a client changes its transport.
                    try await Task.sleep(for: .milliseconds(1))
                }
            }
        }
    }
}
