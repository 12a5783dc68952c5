import EngineIO
import Logging
import Synchronization

/// A session as Socket.IO sees it: one socket for each namespace it has joined.
final class Connection: SessionDelegate {
    private let namespaces: NamespaceList
    let session: Session
    private let sockets = Mutex<[String: Socket]>([:])

    init(namespaces: NamespaceList, session: Session) {
        self.namespaces = namespaces
        self.session = session
    }

    func session(_ session: Session, received message: Message) {
        guard case .text(let text) = message else { return refuse("binary without its packet") }
        do throws(PacketError) {
            receive(try PacketDecoder.decode(text))
        } catch {
            refuse("\(error.code)")
        }
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
        case .event: socket.receive(payload.first?.string ?? "", Array(payload.dropFirst()), ackID: packet.id)
        case .ack: socket.receiveAck(packet.id ?? 0, payload)
        case .connect, .connectError: break
        case .binaryEvent, .binaryAck: refuse("binary is not supported yet")
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
        let all = sockets.withLock { sockets in
            defer { sockets = [:] }
            return Array(sockets.values)
        }
        for socket in all { socket.finish(reason) }
    }
}
