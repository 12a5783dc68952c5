import EngineIO
import NIOCore
import Synchronization

extension Socket {
    /// Sends an event to this client. Never waits; one thread's events keep their order.
    ///
    /// An argument without a JSON form is a fault of the program: it is logged and nothing is sent.
    public func emit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let packet = namespace.encode(name, arguments) else { return }
        emit(packet)
    }

    /// Sends a typed event to this client.
    public func emit<Payload>(_ event: TypedEvent<Payload>, _ payload: Payload) {
        emit(event.name, payload)
    }

    /// Sends an event that is encoded already.
    public func emit(_ packet: EventPacket) {
        guard namespace.recovery == nil else {
            return namespace.broadcast(packet, to: Recipients(rooms: [id]), volatile: false, isLocal: true)
        }
        namespace.metrics.sent(1)
        send(packet.frame(namespace: namespace.name))
    }

    /// Sends an event that may be lost: it is dropped when the client reads too slowly, or is still connecting.
    public func emitVolatile(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard isConnected, let packet = namespace.encode(name, arguments) else { return }
        send(packet.frame(namespace: namespace.name), volatile: true)
    }

    /// Where to call the session's `deliver`; nil while frames must go through `send`.
    var home: EngineLoop? {
        isDirect.load(ordering: .acquiring) ? connection.session.home : nil
    }

    /// The number of `home`, or 0 while there is none.
    var homeNumber: Int {
        isDirect.load(ordering: .acquiring) ? connection.session.homeNumber : 0
    }

    /// Sends a frame, or keeps it for after the connect answer.
    func send(_ frame: Frame, volatile: Bool = false) {
        let session = connection.session
        if let home { return home.run { session.deliver(frame, volatile: volatile) } }
        session.settle(enqueue(frame, volatile: volatile))?.execute { session.drain() }
    }

    /// Queues a frame, or keeps it for after the connect answer; calls nobody, so settle what it returns.
    func enqueue(_ frame: Frame, offset: String? = nil, volatile: Bool = false) -> Session.Enqueued {
        state.withLock { state -> Session.Enqueued in
            switch state.phase {
            case .connected: return connection.session.enqueue(frame, volatile: volatile)
            case .disconnected: return .done
            case .connecting where volatile: return .done
            case .connecting(var waiting):
                state.phase = .disconnected  // so that the array has one owner while it grows
                state.waitingBytes += frame.count
                let isFull = !waiting.isEmpty && state.waitingBytes > connection.session.outboxLimit
                waiting.append(WaitingFrame(frame: frame, offset: offset))
                state.phase = .connecting(waiting)
                return isFull ? .overflowed : .done
            }
        }
    }
}
