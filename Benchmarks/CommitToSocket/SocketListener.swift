import Foundation

/// A Socket.IO client over WebSocket that notes when each event arrives, by the request that caused it.
final class SocketListener: @unchecked Sendable {
    // Shared between the listening thread and the one that asks; all of it is under `lock`.
    private let lock = NSCondition()
    private var arrivals: [String: ContinuousClock.Instant] = [:]
    private var isReady = false
    private let stream: Stream

    init(port: UInt16, token: String) throws {
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
        let answer = try stream.readHead()
        guard answer.contains(" 101 ") else { throw BenchmarkError("no upgrade: \(answer)") }
        try send(#"40{"token":"\#(token)"}"#)
        Thread.detachNewThread { self.listen() }
        try wait(for: "realtime.ready") { isReady }
    }

    /// When the event that this request caused arrived.
    func arrival(of key: String) throws -> ContinuousClock.Instant {
        var instant: ContinuousClock.Instant?
        try wait(for: key) {
            instant = arrivals[key]
            return instant != nil
        }
        guard let instant else { throw BenchmarkError("no event for \(key)") }
        return instant
    }

    private func wait(for what: String, _ condition: () -> Bool) throws {
        lock.lock()
        defer { lock.unlock() }
        let deadline = Date().addingTimeInterval(10)
        while !condition() {
            guard lock.wait(until: deadline) else { throw BenchmarkError("\(what) didn't come within 10 s") }
        }
    }

    private func listen() {
        do {
            while true { try receive(try frame()) }
        } catch {
            return
        }
    }

    private func receive(_ text: String) throws {
        let now = ContinuousClock.now
        if text == "2" { return try send("3") }
        let cause = text.hasPrefix(#"42["task.created""#) ? Self.cause(in: text) : nil
        lock.lock()
        defer { lock.unlock() }
        if text.hasPrefix(#"42["realtime.ready""#) { isReady = true }
        if let cause { arrivals[cause] = now }
        lock.broadcast()
    }

    private static func cause(in text: String) -> String? {
        guard let start = text.range(of: #""cause":""#)?.upperBound else { return nil }
        return text[start...].split(separator: "\"", maxSplits: 1).first.map(String.init)
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
