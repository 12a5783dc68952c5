import Foundation

/// A Socket.IO client over WebSocket, one packet at a time; one thread uses it.
final class WebSocketStream {
    private let stream: Stream

    /// Upgrades and asks to be connected, with `auth` as the JSON of the CONNECT packet.
    init(port: UInt16, auth: String) throws {
        stream = try Stream(port: port)
        let head = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: localhost\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r\n
            """
        try stream.write(Array(head.utf8))
        let answer = String(decoding: try stream.readHead(), as: UTF8.self)
        guard answer.contains(" 101 ") else { throw BenchmarkError("no upgrade: \(answer)") }
        try send("40" + auth)
    }

    /// The next packet; pings are answered on the way.
    func packet() throws -> String {
        while true {
            let text = try frame()
            guard text == "2" else { return text }
            try send("3")
        }
    }

    private func frame() throws -> String {
        let head = try stream.read(2)
        var length = Int(head[1] & 127)
        if length == 126 { length = try stream.read(2).reduce(0) { $0 << 8 | Int($1) } }
        if length == 127 { length = try stream.read(8).reduce(0) { $0 << 8 | Int($1) } }
        return String(decoding: try stream.read(length), as: UTF8.self)
    }

    /// A short masked text frame; the mask is zero.
    private func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        let length: [UInt8] =
            bytes.count < 126
            ? [0x80 | UInt8(bytes.count)] : [0x80 | 126, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
        try stream.write([0x81] + length + [0, 0, 0, 0] + bytes)
    }
}
