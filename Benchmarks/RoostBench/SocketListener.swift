import Foundation

/// A Socket.IO client over WebSocket that notes when each event arrives, by the request that caused it.
final class SocketListener: @unchecked Sendable {
    // Shared between the listening thread and the one that asks; all of it is under `lock`.
    private let lock = NSCondition()
    private var arrivals: [String: ContinuousClock.Instant] = [:]
    private var isReady = false
    // The listening thread's own.
    private let stream: WebSocketStream

    init(port: UInt16, token: String) throws {
        stream = try WebSocketStream(port: port, auth: #"{"token":"\#(token)"}"#)
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
        while let packet = try? stream.packet() { receive(packet) }
    }

    private func receive(_ text: String) {
        let now = ContinuousClock.now
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
}
