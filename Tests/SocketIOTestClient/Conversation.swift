package import EngineIO
package import NIOCore
package import NIOEmbedded

/// One HTTP connection to an engine, without a network: bytes in, bytes out.
package final class Conversation {
    /// The connection; its loop turns only when it is told to.
    package let channel = EmbeddedChannel()

    /// Connects.
    package init(_ engine: Engine) throws {
        let address = try SocketAddress(ipAddress: "192.0.2.7", port: 4_000)
        channel.remoteAddress = address
        try EngineHandler.configure(channel, engine: engine, neighbour: nil)
        try channel.connect(to: address).wait()
    }

    /// Sends bytes as they are and returns what comes back at once.
    @discardableResult
    package func send(_ bytes: [UInt8]) throws -> String {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        return try received()
    }

    /// Sends a request and returns what comes back at once.
    @discardableResult
    package func request(_ query: String, headers: [String] = []) throws -> String {
        try request("GET", query, headers: headers)
    }

    /// Sends a request with a body and returns what comes back at once.
    @discardableResult
    package func request(_ method: String, _ query: String, headers: [String] = [], body: String = "") throws -> String
    {
        var lines = ["\(method) /socket.io/?\(query) HTTP/1.1", "Host: roost.example"] + headers
        if method == "POST" { lines.append("Content-Length: \(body.utf8.count)") }
        return try send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    }

    /// Asks for a WebSocket.
    package func upgrade(_ query: String, headers: [String] = []) throws -> String {
        let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        return try request(
            query,
            headers: ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", key] + headers
        )
    }

    /// Cuts the connection, as the network does.
    package func reset() {
        guard channel.isActive else { return }
        channel.pipeline.fireErrorCaught(IOError(errnoCode: 104, reason: "connection reset"))
        channel.embeddedEventLoop.run()
    }

    /// What the server wrote since the last time.
    package func received() throws -> String {
        String(buffer: try receivedBytes())
    }

    private func receivedBytes() throws -> ByteBuffer {
        var all = ByteBuffer()
        channel.embeddedEventLoop.run()
        while var part = try channel.readOutbound(as: ByteBuffer.self) { all.writeBuffer(&part) }
        return all
    }

    /// Opens a polling session and returns its id.
    package func openSession() throws -> String {
        let answer = try request("EIO=4&transport=polling")
        let parts = answer.split(separator: "\"")
        guard let index = parts.firstIndex(of: "sid"), parts.indices.contains(index + 2) else { return "" }
        return String(parts[index + 2])
    }

    /// Sends client frames in one segment, each a text packet, and returns the packets that come back at once.
    @discardableResult
    package func packets(_ texts: String...) throws -> [String] {
        try frames(texts.flatMap { ClientFrame(text: $0).bytes })
    }

    /// Sends bytes on a WebSocket and returns the content of the frames that come back at once.
    @discardableResult
    package func frames(_ bytes: [UInt8]) throws -> [String] {
        if !bytes.isEmpty { try channel.writeInbound(ByteBuffer(bytes: bytes)) }
        return try receivedFrames().map { String(buffer: $0.content) }
    }

    /// The frames that the server wrote since the last time.
    package func receivedFrames() throws -> [(opcode: UInt8, content: ByteBuffer)] {
        var all = try receivedBytes()
        var frames: [(UInt8, ByteBuffer)] = []
        while let first = all.readInteger(as: UInt8.self), let short = all.readInteger(as: UInt8.self) {
            let length = short == 126 ? all.readInteger(as: UInt16.self).map(Int.init) : Int(short)
            guard let length, let content = all.readSlice(length: length) else { break }
            frames.append((first & 0x0F, content))
        }
        return frames
    }
}
