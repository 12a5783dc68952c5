import EngineIO
import Logging
import NIOCore
import Synchronization

/// A session as Socket.IO sees it: one socket for each namespace it has joined.
final class Connection: SessionDelegate {
    private let namespaces: NamespaceList
    let session: Session
    private let sockets = Mutex<[String: Socket]>([:])
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
        guard let namespace = namespaces.existing(packet.namespace) else {
            let answer = PacketEncoder.connectError(
                namespace: packet.namespace,
                message: "Invalid namespace",
                data: nil
            )
            return session.send(answer)
        }
        let socket = Socket(namespace: namespace, connection: self, auth: packet.payload)
        let isFirst = sockets.withLock { sockets -> Bool in
            guard sockets[namespace.name] == nil else { return false }
            sockets[namespace.name] = socket
            return true
        }
        guard isFirst else { return refuse("connected already") }
        namespace.connect(socket)
    }

    /// Forgets a socket that has left its namespace.
    func leave(_ socket: Socket) {
        sockets.withLock { sockets in
            if sockets[socket.namespace.name] === socket { sockets[socket.namespace.name] = nil }
        }
    }

    func session(_ session: Session, closed reason: DisconnectReason) {
        reassembly.withLock { $0?.timeout.cancel() }
        let all = sockets.withLock { sockets in
            defer { sockets = [:] }
            return Array(sockets.values)
        }
        for socket in all { socket.finish(reason) }
    }
}
