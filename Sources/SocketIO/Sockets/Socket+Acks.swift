import Logging
import Synchronization

extension Socket {
    /// Sends an event and waits for the client's answer.
    /// - Returns: the arguments of the ack.
    /// - Throws: `AckError` when no answer came in time, `CancellationError`, or an `EncodingError`.
    public func emitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        timeout: Duration = .seconds(10)
    ) async throws -> [JSON] {
        try await emitWithAck(try EventPacket(name, arguments: arguments), timeout: timeout)
    }

    /// Sends an event that is encoded already and waits for the client's answer.
    /// - Returns: the arguments of the ack.
    /// - Throws: `AckError` when no answer came in time, or `CancellationError`.
    public func emitWithAck(_ packet: EventPacket, timeout: Duration = .seconds(10)) async throws -> [JSON] {
        let ticket = Mutex<Int?>(nil)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let id = expect(waiter)
                ticket.withLock { $0 = id }
                guard let id else { return }
                send(packet.frame(namespace: namespace.name, id: id))
                expire(id, after: timeout)
                if Task.isCancelled { fail(id, CancellationError()) }
            }
        } onCancel: {
            if let id = ticket.withLock({ $0 }) { fail(id, CancellationError()) }
        }
    }

    private func expect(_ waiter: CheckedContinuation<[JSON], any Error>) -> Int? {
        let id = state.withLock { $0.acks.add(waiter) }
        if id == nil { waiter.resume(throwing: AckError(code: .disconnected)) }
        return id
    }

    private func expire(_ id: Int, after timeout: Duration) {
        // Ends by itself after `timeout`; an ack that came before has taken the waiter.
        Task {
            try await Task.sleep(for: timeout)
            fail(id, AckError(code: .timeout))
        }
    }

    private func fail(_ id: Int, _ error: any Error) {
        state.withLock { $0.acks.take(id) }?.resume(throwing: error)
    }

    func sendAck(id: Int, _ arguments: [any Encodable & Sendable]) {
        do {
            send(PacketEncoder.ack(namespace: namespace.name, id: id, try EncodedPayload(array: arguments)))
        } catch {
            namespace.logger.error("an ack has no JSON form", metadata: ["error": "\(error)"])
        }
    }
}
