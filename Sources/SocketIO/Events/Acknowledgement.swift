import Synchronization

/// Answers an event that asked for an ack; the first call counts.
public final class Acknowledgement: Sendable {
    private let socket: Socket
    private let id: Int
    private let isAnswered = Atomic(false)

    init(socket: Socket, id: Int) {
        self.socket = socket
        self.id = id
    }

    /// Sends the answer.
    public func callAsFunction(_ arguments: any Encodable & Sendable...) {
        answer(arguments)
    }

    func answer(_ arguments: [any Encodable & Sendable]) {
        guard !isAnswered.exchange(true, ordering: .relaxed) else { return }
        socket.sendAck(id: id, arguments)
    }
}
