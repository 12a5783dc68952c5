import NIOCore

/// What a client knows: what has arrived, and who waits for what.
struct SocketIOClientState: Sendable {
    typealias Ready = @Sendable () -> Void

    private(set) var id = ""
    private(set) var pid: String?
    private(set) var events: [SocketIOClientEvent] = []
    private(set) var end: SocketIOClientEnd?
    private(set) var answer: Result<Void, SocketIOClientError>?
    private var acks: [Int: SocketIOClientEvent] = [:]
    private var lastAck = 0
    private var lastWaiter = 0
    private var waiters: [(number: Int, check: @Sendable (inout SocketIOClientState) -> Ready?)] = []

    mutating func nextAck() -> Int {
        lastAck += 1
        return lastAck
    }

    mutating func takeAck(_ id: Int) -> Result<SocketIOClientEvent, SocketIOClientError>? {
        if let ack = acks.removeValue(forKey: id) { return .success(ack) }
        return end.map { .failure(.closed($0)) }
    }

    mutating func takeEvent(_ name: String?) -> Result<SocketIOClientEvent, SocketIOClientError>? {
        if let index = events.firstIndex(where: { name == nil || $0.name == name }) {
            return .success(events.remove(at: index))
        }
        return end.map { .failure(.closed($0)) }
    }

    mutating func addWaiter<Value: Sendable>(
        _ continuation: CheckedContinuation<Value, any Error>,
        _ take: @escaping @Sendable (inout SocketIOClientState) -> Result<Value, SocketIOClientError>?
    ) -> Int {
        lastWaiter += 1
        let check: @Sendable (inout SocketIOClientState) -> Ready? = { state in
            guard let value = take(&state) else { return nil }
            return { continuation.resume(with: value.mapError { $0 }) }
        }
        waiters.append((lastWaiter, check))
        return lastWaiter
    }

    mutating func removeWaiter(_ number: Int) -> Bool {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// Takes what the link received; returns the waiters to wake and what to answer.
    mutating func receive(_ received: SocketIOClientReceived, namespacePrefix: String) -> ([Ready], String?) {
        var reply: String?
        switch received {
        case .ended: end = end ?? .transport
        case .packet(let packet):
            if packet.first == "2" { reply = "3" }
            if packet.first == "4" { accept(packet.dropFirst(), namespacePrefix) }
        }
        return (wake(), reply)
    }

    private mutating func accept(_ packet: Substring, _ prefix: String) {
        guard let type = packet.first, packet.dropFirst().hasPrefix(prefix) else { return }
        let rest = packet.dropFirst(1 + prefix.count)
        let content = rest.drop { $0.isASCII && $0.isNumber }
        let ackID = Int(rest[..<content.startIndex])
        let event = SocketIOClientEvent(json: String(content), ackID: ackID)
        switch type {
        case "0":
            id = event.field("sid") ?? ""
            pid = event.field("pid")
            answer = .success(())
        case "1": end = end ?? .namespace
        case "2": events.append(event)
        case "3": if let ackID { acks[ackID] = event }
        case "4": answer = .failure(.refused(String(content)))
        default: break
        }
    }

    private mutating func wake() -> [Ready] {
        var ready: [Ready] = []
        var index = 0
        while index < waiters.count {
            if let action = waiters[index].check(&self) {
                waiters.remove(at: index)
                ready.append(action)
            } else {
                index += 1
            }
        }
        return ready
    }
}
