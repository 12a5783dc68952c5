import EngineIO
import Logging
import NIOCore
import Synchronization

/// A session as Socket.IO sees it: one socket for each namespace it has joined.
final class Connection: SessionDelegate {
    private let namespaces: NamespaceList
    let session: Session
    private let sockets = Mutex(ConnectedSockets())
    private let reassembly = Mutex<(Reassembly, timeout: Task<Void, any Error>)?>(nil)

    init(namespaces: NamespaceList, session: Session) {
        self.namespaces = namespaces
        self.session = session
    }

    func session(_ session: Session, received message: Message) {
        do throws(PacketError) {
            switch message {
            case .text(let text): try receive(text)
            case .binary(let bytes): try receive(attachment: bytes)
            }
        } catch {
            refuse("\(error.code)")
        }
    }

    private func receive(_ text: ByteBuffer) throws(PacketError) {
        guard reassembly.withLock({ $0 == nil }) else { throw PacketError(.badAttachments) }
        let packet = try PacketDecoder.decode(text)
        guard packet.kind == .binaryEvent || packet.kind == .binaryAck else { return receive(packet) }
        guard session.isAdmitted else { throw PacketError(.badAttachments) }
        let reassembly = Reassembly(packet, limit: session.maxPayload)
        guard packet.attachments > 0 else { return receive(try reassembly.whole()) }
        // Ends with the last attachment, with the connection, or by itself when they don't come in time.
        let timeout = Task { [session, time = session.messageTimeout] in
            try await Task.sleep(for: time)
            session.close(.parseError, orderly: false)
        }
        self.reassembly.withLock { $0 = (reassembly, timeout) }
    }

    private func receive(attachment: ByteBuffer) throws(PacketError) {
        let result = reassembly.withLock { state -> Result<Packet?, PacketError> in
            guard var open = state else { return .failure(PacketError(.badAttachments)) }
            do throws(PacketError) {
                let packet = try open.0.add(attachment)
                if packet != nil { open.timeout.cancel() }
                state = packet == nil ? open : nil
                return .success(packet)
            } catch {
                return .failure(error)
            }
        }
        if let packet = try result.get() { receive(packet) }
    }

    private func refuse(_ what: String) {
        namespaces.logger.debug("bad packet", metadata: ["sid": "\(session.id)", "error": "\(what)"])
        session.close(.parseError, orderly: false)
    }

    private func receive(_ packet: Packet) {
        if packet.kind == .connect { return connect(packet) }
        guard let socket = sockets.withLock({ $0[packet.namespace] }) else {
            // Right after the server put a client out, its last packets may still be under way.
            if !session.isAdmitted { refuse("not connected") }
            return
        }
        let payload = packet.payload?.array ?? []
        switch packet.kind {
        case .disconnect:
            leave(socket)
            socket.finish(.clientNamespaceDisconnect)
        case .event, .binaryEvent:
            socket.receive(payload.first?.string ?? "", Array(payload.dropFirst()), ackID: packet.id)
        case .ack, .binaryAck: socket.receiveAck(packet.id ?? 0, payload)
        case .connect, .connectError: break
        }
    }

    private func connect(_ packet: Packet) {
        guard let place = sockets.withLock({ $0.reserve(packet.namespace) }) else { return refuse("connected already") }
        guard place == .free, let namespace = namespaces.enter(packet.namespace) else {
            sockets.withLock { $0.giveUp(packet.namespace) }
            let message = place == .free ? "Invalid namespace" : "Too many namespaces"
            let answer = PacketEncoder.connectError(namespace: packet.namespace, message: message, data: nil)
            return session.send(answer)
        }
        guard let recovery = namespace.recovery, packet.payload?["pid"] != nil else {
            return enter(namespace, auth: packet.payload, nil)
        }
        // Ends when the store has answered; a connection that is gone by then leaves the session to the next one.
        Task {
            enter(namespace, auth: packet.payload, await recovery.find(packet.payload, namespace: namespace.name))
        }
    }

    private func enter(_ namespace: Namespace, auth: JSON?, _ recovered: RecoveredSession?) {
        let socket = Socket(namespace: namespace, connection: self, auth: auth, id: recovered?.session.id)
        guard sockets.withLock({ $0.occupy(namespace.name, socket) }) else {
            if let recovered { namespace.recovery?.disconnected(recovered.session, .transportClose) }
            return namespaces.leave(namespace)
        }
        namespace.connect(socket, recovering: recovered)
    }

    /// Forgets a socket that has left its namespace.
    func leave(_ socket: Socket) {
        guard sockets.withLock({ $0.remove(socket) }) else { return }
        namespaces.leave(socket.namespace)
    }

    func sessionWillShutDown(_ session: Session) {
        for socket in sockets.withLock({ $0.all }) { socket.namespace.sayFarewell(to: socket) }
    }

    func session(_ session: Session, closed reason: DisconnectReason) {
        reassembly.withLock { $0?.timeout.cancel() }
        for socket in sockets.withLock({ $0.close() }) {
            socket.finish(reason)
            namespaces.leave(socket.namespace)
        }
    }
}
