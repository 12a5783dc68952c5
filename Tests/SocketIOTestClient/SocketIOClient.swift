import FoundationEssentials
package import NIOCore
import NIOPosix
import Synchronization

/// A Socket.IO client for tests: speaks both transports, keeps what arrives with its time, and waits with limits.
package final class SocketIOClient: Sendable {
    /// How the client talks to the server.
    package enum Transport: Sendable, CaseIterable {
        case webSocket
        case polling
    }

    let namespace: String
    let link: any SocketIOClientLink
    private let state = Mutex(SocketIOClientState())

    private init(namespace: String, link: any SocketIOClientLink) {
        self.namespace = namespace
        self.link = link
    }

    /// Connects and joins the namespace.
    /// - Throws: `SocketIOClientError` when the server refuses or is too slow.
    package static func connect(
        host: String = "127.0.0.1",
        port: Int,
        transport: Transport = .webSocket,
        namespace: String = "/",
        auth: (any Encodable & Sendable)? = nil,
        headers: [(String, String)] = [],
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        within limit: Duration = .seconds(30)
    ) async throws -> SocketIOClient {
        let target = SocketIOClientTarget(host: host, port: port, headers: headers, group: group)
        let link: any SocketIOClientLink
        switch transport {
        case .webSocket: link = try await WebSocketClientLink.open(target)
        case .polling: link = try await PollingClientLink.open(target)
        }
        let client = SocketIOClient(namespace: namespace, link: link)
        link.start { client.receive($0) }
        let json = try auth.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) } ?? ""
        client.link.send("40" + client.prefix + json)
        do {
            try await client.wait(within: limit) { $0.answer }
        } catch {
            link.close()
            throw error
        }
        return client
    }

    private var prefix: String { namespace == "/" ? "" : namespace + "," }

    /// The id the server gave this socket.
    package var id: String { state.withLock { $0.id } }

    /// The secret by which the client can come back; nil when the server recovers nobody.
    package var pid: String? { state.withLock { $0.pid } }
}

// MARK: - Sending

extension SocketIOClient {
    /// Sends an event.
    package func emit(_ name: String, _ arguments: any Encodable & Sendable...) throws {
        link.send("42" + prefix + (try Self.json([name] + arguments)))
    }

    /// Sends an event and waits for its ack.
    /// - Throws: `SocketIOClientError` when none comes in time.
    @discardableResult
    package func emitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        within limit: Duration = .seconds(30)
    ) async throws -> SocketIOClientEvent {
        let json = try Self.json([name] + arguments)
        let id = state.withLock { $0.nextAck() }
        link.send("42" + prefix + String(id) + json)
        return try await wait(within: limit) { $0.takeAck(id) }
    }

    /// Answers an event that asked for an ack.
    package func answer(_ event: SocketIOClientEvent, _ arguments: any Encodable & Sendable...) throws {
        guard let id = event.ackID else { return }
        link.send("43" + prefix + String(id) + (try Self.json(arguments)))
    }

    /// Sends a packet just as it is, to see what the server makes of it.
    package func sendRaw(_ packet: String) {
        link.send(packet)
    }

    private static func json(_ values: [any Encodable & Sendable]) throws -> String {
        let encoder = JSONEncoder()
        return "[" + (try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) }).joined(separator: ",")
            + "]"
    }

    /// Leaves the namespace and closes the connection.
    package func disconnect() {
        link.send("41" + prefix)
        link.close()
    }

    /// Cuts the connection without a word.
    package func drop() {
        link.drop()
    }
}

// MARK: - Receiving

extension SocketIOClient {
    /// The next event in order of arrival, of any name or of this one; others stay for later.
    package func next(_ name: String? = nil, within limit: Duration = .seconds(30)) async throws -> SocketIOClientEvent
    {
        try await wait(within: limit) { $0.takeEvent(name) }
    }

    /// The events that arrived and were not taken.
    package var events: [SocketIOClientEvent] { state.withLock { $0.events } }

    /// Waits for the end of the connection or of the namespace, and says which.
    package func closed(within limit: Duration = .seconds(30)) async throws -> SocketIOClientEnd {
        try await wait(within: limit) { $0.end.map { .success($0) } }
    }

    private func receive(_ received: SocketIOClientReceived) {
        let (ready, answer) = state.withLock { $0.receive(received, namespacePrefix: prefix) }
        if let answer { link.send(answer) }
        for waiter in ready { waiter() }
    }

    private func wait<Value: Sendable>(
        within limit: Duration,
        for take: @escaping @Sendable (inout SocketIOClientState) -> Result<Value, SocketIOClientError>?
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
            let number = state.withLock { state -> Int? in
                guard let value = take(&state) else { return state.addWaiter(continuation, take) }
                continuation.resume(with: value.mapError { $0 })
                return nil
            }
            guard let number else { return }
            link.loop.scheduleTask(in: TimeAmount(limit)) {
                guard self.state.withLock({ $0.removeWaiter(number) }) else { return }
                continuation.resume(throwing: SocketIOClientError.tooSlow)
            }
        }
    }
}
