import Logging

/// A choice of sockets, and what to send them; each gets it once, however many of the rooms it is in.
public struct Broadcast: Sendable {
    let namespace: Namespace
    private var rooms: Set<String>
    private var excluded: Set<String>
    private var isVolatile = false

    init(namespace: Namespace, rooms: Set<String>, excluded: Set<String> = []) {
        self.namespace = namespace
        self.rooms = rooms
        self.excluded = excluded
    }

    /// Adds rooms to the choice.
    public func to(_ rooms: String...) -> Broadcast {
        changed { $0.rooms.formUnion(rooms) }
    }

    /// Adds rooms to the choice; the same as `to`.
    public func `in`(_ rooms: String...) -> Broadcast {
        changed { $0.rooms.formUnion(rooms) }
    }

    /// Leaves out who is in one of these rooms.
    public func except(_ rooms: String...) -> Broadcast {
        changed { $0.excluded.formUnion(rooms) }
    }

    /// Drops the event for clients that read too slowly, instead of closing them.
    public var volatile: Broadcast {
        changed { $0.isVolatile = true }
    }

    private func changed(_ change: (inout Broadcast) -> Void) -> Broadcast {
        var copy = self
        change(&copy)
        return copy
    }

    /// Sends an event. Never waits; one thread's events keep their order. An argument without JSON form is logged.
    public func emit(_ name: String, _ arguments: any Encodable & Sendable...) {
        guard let packet = namespace.encode(name, arguments) else { return }
        emit(packet)
    }

    /// Sends a typed event.
    public func emit<Payload>(_ event: TypedEvent<Payload>, _ payload: Payload) {
        emit(event.name, payload)
    }

    /// Sends an event that is encoded already.
    public func emit(_ packet: EventPacket) {
        let frame = packet.frame(namespace: namespace.name)
        let count = namespace.adapter.broadcast(frame, to: rooms, except: excluded, volatile: isVolatile)
        namespace.logger.trace("broadcast", metadata: ["rooms": "\(rooms)", "sockets": "\(count)"])
    }

    /// Sends an event and waits for everybody's answer, at most for `timeout`.
    /// - Throws: an `EncodingError` when an argument has no JSON form.
    public func emitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        timeout: Duration = .seconds(10)
    ) async throws -> BroadcastAnswers {
        let packet = try EventPacket(name, arguments: arguments)
        let sockets = sockets
        return await withTaskGroup(of: (Socket, [JSON]?).self) { group in
            for socket in sockets {
                group.addTask {
                    // Why an answer is missing makes no difference to the others.
                    do { return (socket, try await socket.emitWithAck(packet, timeout: timeout)) } catch {
                        return (socket, nil)
                    }
                }
            }
            var answers = BroadcastAnswers()
            for await (socket, answer) in group { answers.add(socket, answer) }
            return answers
        }
    }

    /// Lets the sockets of the choice enter rooms.
    public func socketsJoin(_ rooms: String...) {
        for socket in sockets { namespace.adapter.join(socket, rooms: rooms) }
    }

    /// Takes the sockets of the choice out of rooms.
    public func socketsLeave(_ rooms: String...) {
        for socket in sockets { for room in rooms { socket.leave(room) } }
    }

    /// The sockets of the choice on this node, those that are still connecting included.
    public var sockets: [Socket] { namespace.adapter.sockets(in: rooms, except: excluded) }

    /// Puts the sockets of the choice out.
    public func disconnectSockets(close: Bool = false, reason: DisconnectReason? = nil) {
        for socket in sockets { socket.disconnect(close: close, reason: reason) }
    }
}
