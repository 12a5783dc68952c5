public import EngineIO
import Logging
import NIOCore
import Synchronization

extension Namespace {
    /// A broadcast to rooms.
    public func to(_ rooms: String...) -> Broadcast { Broadcast(self, Recipients(rooms: Set(rooms))) }

    /// A broadcast to rooms; to nobody when there are none.
    public func to(_ rooms: some Sequence<String>) -> Broadcast {
        let rooms = Set(rooms)
        return Broadcast(self, Recipients(rooms: rooms.isEmpty ? [Self.nowhere] : rooms))
    }

    /// A room nobody can be in: an empty choice must not become everybody.
    private static let nowhere = "\u{0}nowhere"

    /// A broadcast to rooms; the same as `to`.
    public func `in`(_ rooms: String...) -> Broadcast { Broadcast(self, Recipients(rooms: Set(rooms))) }

    /// A broadcast to everybody but who is in these rooms.
    public func except(_ rooms: String...) -> Broadcast { Broadcast(self, Recipients(excluded: Set(rooms))) }

    /// A broadcast to everybody in the namespace.
    public var everyone: Broadcast { Broadcast(self, Recipients()) }

    /// A broadcast to the sockets of this node only.
    public var local: Broadcast { everyone.local }

    /// Sends an event to everybody in the namespace.
    public func emit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let packet = encode(name, arguments) else { return }
        everyone.emit(packet)
    }

    /// Sends a typed event to everybody in the namespace.
    public func emit<Payload>(_ event: TypedEvent<Payload>, _ payload: Payload) {
        emit(event.name, payload)
    }

    /// Sends an event that is encoded already to everybody in the namespace.
    public func emit(_ packet: EventPacket) {
        everyone.emit(packet)
    }

    /// The sockets in a room on this node, those that are still connecting included.
    public func sockets(in room: String) -> [Socket] { to(room).sockets }

    /// All sockets of the namespace on this node.
    public var sockets: [Socket] { everyone.sockets }

    /// All sockets of the namespace on all nodes.
    /// - Throws: `ClusterError` when a node did not answer in time, or `CancellationError`.
    public func fetchSockets(timeout: Duration = .seconds(5)) async throws -> [RemoteSocket] {
        try await everyone.fetchSockets(timeout: timeout)
    }

    /// Puts everybody in a room out.
    public func disconnectSockets(in room: String, close: Bool = false, reason: DisconnectReason? = nil) {
        to(room).disconnectSockets(close: close, reason: reason)
    }

    func encode(_ event: String, _ arguments: [any Encodable & Sendable]) -> EventPacket? {
        guard !PacketDecoder.reservedNames.contains(event) else {
            logger.error("an event's name is reserved", metadata: ["event": "\(event)"])
            return nil
        }
        do {
            return try EventPacket(event, arguments: arguments)
        } catch {
            logger.error("an event has no JSON form", metadata: ["event": "\(event)", "error": "\(error)"])
            return nil
        }
    }
}

// MARK: - The way of a broadcast

extension Namespace {
    /// Sends an event to the sockets of this node, and tells the other nodes to do the same.
    func broadcast(_ packet: EventPacket, to recipients: Recipients, volatile: Bool, isLocal: Bool) {
        var offset: String?
        if let recovery, !volatile {
            offset = broadcastKept(packet, to: recipients) {
                recovery.store.append(packet, to: recipients, namespace: name)
            }
        } else {
            broadcastPlain(packet, to: recipients, volatile: volatile)
        }
        guard !isLocal, let cluster else { return }
        cluster.tell(.broadcast(packet, recipients, offset: offset, isVolatile: volatile), in: name)
    }

    /// Sends an event of another node, which has kept it already when there is an offset.
    func broadcastHere(_ packet: EventPacket, to recipients: Recipients, offset: String?, volatile: Bool) {
        guard let offset, recovery != nil else {
            return broadcastPlain(packet, to: recipients, volatile: volatile)
        }
        _ = broadcastKept(packet, to: recipients) { offset }
    }

    private func broadcastPlain(_ packet: EventPacket, to recipients: Recipients, volatile: Bool) {
        count(packet, recipients, members.broadcast(packet.frame(namespace: name), to: recipients, volatile: volatile))
    }

    /// Numbers and sends under one lock: every client gets events in the order of their offsets.
    private func broadcastKept(
        _ packet: EventPacket,
        to recipients: Recipients,
        offset: () -> String
    ) -> String {
        let (offset, queued) = order.withLock { _ in
            let offset = offset()
            let frame = packet.appending(offset).frame(namespace: name)
            return (offset, members.broadcastInOrder(frame, offset: offset, to: recipients))
        }
        for (session, enqueued) in queued.waiting { session.settle(enqueued)?.execute { session.drain() } }
        count(packet, recipients, queued.count)
        return offset
    }

    private func count(_ packet: EventPacket, _ recipients: Recipients, _ sockets: Int) {
        metrics.sent(sockets)
        logger.debug(
            "broadcast",
            metadata: ["event": "\(packet.name)", "rooms": "\(recipients.rooms)", "sockets": "\(sockets)"]
        )
    }
}
