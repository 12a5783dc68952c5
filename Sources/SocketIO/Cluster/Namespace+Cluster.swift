import EngineIO
import Logging
import Synchronization

extension Namespace {
    /// Does here what another node said.
    func receive(_ message: ClusterMessage) {
        switch message.content {
        case .broadcast(let packet, let recipients, let offset, let isVolatile):
            broadcastHere(packet, to: recipients, offset: offset, volatile: isVolatile)
        case .join(let recipients, let rooms):
            for socket in members.sockets(recipients) { socket.join(rooms) }
        case .leave(let recipients, let rooms):
            for socket in members.sockets(recipients) { members.leave(socket, rooms: rooms) }
        case .disconnect(let recipients, let close, let reason):
            let reason = reason.map { DisconnectReason($0) }
            for socket in members.sockets(recipients) { socket.disconnect(close: close, reason: reason) }
        case .serverEvent(let packet): serverEvents.handle(packet, logger: logger) { _ in }
        case .question(let id, let question): answer(question) { self.tell(.answer(id: id, $0), node: message.node) }
        case .answer: break
        }
    }

    private func answer(
        _ question: ClusterMessage.Question,
        _ reply: @escaping @Sendable (ClusterMessage.Answer) -> Void
    ) {
        switch question {
        case .sockets(let recipients):
            reply(.sockets(members.sockets(recipients).map { RemoteSocket($0, node: cluster?.node ?? "") }))
        case .acks(let packet, let recipients, let timeout):
            // Ends when all have answered or the time is over.
            Task {
                reply(.acks(await gatherAcks(packet, from: members.sockets(recipients), timeout: timeout)))
            }
        case .serverEvent(let packet): serverEvents.handle(packet, logger: logger) { reply(.serverEvent($0)) }
        }
    }

    func tell(_ content: ClusterMessage.Content, node: String? = nil) {
        cluster?.tell(content, in: name, node: node)
    }
}

// MARK: - Between servers

extension Namespace {
    /// Sends an event to this namespace on all other nodes; without an adapter there are none.
    public func serverSideEmit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let cluster, let packet = encode(name, arguments) else { return }
        cluster.tell(.serverEvent(packet), in: self.name)
    }

    /// Sends an event to all other nodes and waits for their answers, one for each node.
    /// - Throws: `ClusterError` when a node did not answer in time, an `EncodingError`, or `CancellationError`.
    public func serverSideEmitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        timeout: Duration = .seconds(5)
    ) async throws -> [[JSON]] {
        let packet = try EventPacket(name, arguments: arguments)
        guard let cluster else { return [] }
        let (replies, missing) = try await cluster.ask(.serverEvent(packet), in: self.name, timeout: timeout)
        guard missing.isEmpty else { throw ClusterError(code: .timeout, missing: missing) }
        return replies.compactMap { if case .serverEvent(let answer) = $0.answer { answer } else { nil } }
    }

    /// Calls `handler` for such events of other nodes; they run one beside another.
    public func onServerEvent(_ name: String, _ handler: @escaping @Sendable (ServerEvent) async throws -> Void) {
        serverEvents.add(name) { event in
            try await handler(event)
            return []
        }
    }

    /// Calls `handler` for such events of other nodes and answers with what it returns.
    public func onServerEvent<Answer: Encodable & Sendable>(
        _ name: String,
        _ handler: @escaping @Sendable (ServerEvent) async throws -> Answer
    ) {
        serverEvents.add(name) { event in try EventPacket.values(try await handler(event)) }
    }
}
