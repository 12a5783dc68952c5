import EngineIO
import Logging
import NIOCore
import NIOEmbedded

/// One HTTP connection to an engine, without a network: bytes in, bytes out.
final class Conversation {
    let channel = EmbeddedChannel()

    init(_ engine: Engine) throws {
        let address = try SocketAddress(ipAddress: "192.0.2.7", port: 4_000)
        channel.remoteAddress = address
        try EngineHandler.configure(channel, engine: engine, neighbour: nil)
        try channel.connect(to: address).wait()
    }

    /// Sends bytes as they are and returns what comes back at once.
    @discardableResult
    func send(_ bytes: [UInt8]) throws -> String {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        return try received()
    }

    /// Sends a request and returns what comes back at once.
    @discardableResult
    func request(_ query: String, headers: [String] = []) throws -> String {
        try request("GET", query, headers: headers)
    }

    /// Sends a request with a body and returns what comes back at once.
    @discardableResult
    func request(_ method: String, _ query: String, headers: [String] = [], body: String = "") throws -> String {
        var lines = ["\(method) /socket.io/?\(query) HTTP/1.1", "Host: roost.example"] + headers
        if method == "POST" { lines.append("Content-Length: \(body.utf8.count)") }
        return try send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    }

    /// Asks for a WebSocket.
    func upgrade(_ query: String, headers: [String] = []) throws -> String {
        let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        return try request(
            query,
            headers: ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", key] + headers
        )
    }

    /// What the server wrote since the last time.
    func received() throws -> String {
        var all = ByteBuffer()
        channel.embeddedEventLoop.run()
        while var part = try channel.readOutbound(as: ByteBuffer.self) { all.writeBuffer(&part) }
        return String(buffer: all)
    }

    /// Opens a polling session and returns its id.
    func openSession() throws -> String {
        let answer = try request("EIO=4&transport=polling")
        let parts = answer.split(separator: "\"")
        guard let index = parts.firstIndex(of: "sid"), parts.indices.contains(index + 2) else { return "" }
        return String(parts[index + 2])
    }
}

/// Keeps what a session receives.
final class Recorder: SessionDelegate {
    func session(_ session: Session, received message: Message) {
        // Echoes, so that a test sees what arrived.
        switch message {
        case .text(let text): session.send(Frame(text: String(buffer: text)))
        case .binary(let bytes): session.send(Frame(binary: bytes))
        }
    }

    func session(_ session: Session, closed reason: DisconnectReason) {}
}

/// An engine that echoes.
func echoEngine(_ change: (inout Engine.Configuration) -> Void = { _ in }) -> Engine {
    var configuration = Engine.Configuration()
    change(&configuration)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return Engine(configuration: configuration, logger: logger) { _ in Recorder() }
}
