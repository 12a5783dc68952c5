public import EngineIO
import Logging

/// A choice of sockets, and what to send them; each gets it once, however many of the rooms it is in.
public struct Broadcast: Sendable {
    let namespace: Namespace
    private var recipients: Recipients
    private var isVolatile = false
    private var isLocal = false

    init(_ namespace: Namespace, _ recipients: Recipients) {
        self.namespace = namespace
        self.recipients = recipients
    }

    /// Adds rooms to the choice.
    public func to(_ rooms: String...) -> Broadcast {
        changed { $0.recipients.rooms.formUnion(rooms) }
    }

    /// Adds rooms to the choice; the same as `to`.
    public func `in`(_ rooms: String...) -> Broadcast {
        changed { $0.recipients.rooms.formUnion(rooms) }
    }

    /// Leaves out who is in one of these rooms.
    public func except(_ rooms: String...) -> Broadcast {
        changed { $0.recipients.excluded.formUnion(rooms) }
    }

    /// Drops the event for clients that read too slowly, instead of closing them.
    public var volatile: Broadcast {
        changed { $0.isVolatile = true }
    }

    /// Leaves out what is on other nodes.
    public var local: Broadcast {
        changed { $0.isLocal = true }
    }

    private func changed(_ change: (inout Broadcast) -> Void) -> Broadcast {
        var copy = self
        change(&copy)
        return copy
    }
}

// MARK: - Events

extension Broadcast {
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
        namespace.broadcast(packet, to: recipients, volatile: isVolatile, isLocal: isLocal)
    }

    /// Sends an event and waits for everybody's answer, at most for `timeout`; other nodes get a second more.
    /// - Throws: an `EncodingError` when an argument has no JSON form, or `CancellationError`.
    public func emitWithAck(
        _ name: String,
        _ arguments: any Encodable & Sendable...,
        timeout: Duration = .seconds(10)
    ) async throws -> BroadcastAnswers {
        let packet = try EventPacket(name, arguments: arguments)
        async let here = namespace.gatherAcks(packet, from: sockets, timeout: timeout)
        let elsewhere = try await askOthers(
            .acks(packet, recipients, timeout: timeout),
            timeout: timeout + .seconds(1)
        )
        var answers = await here
        for case .acks(let others) in elsewhere.answers { answers.add(others) }
        answers.missingNodes = elsewhere.missing
        return answers
    }
}

// MARK: - The sockets themselves

extension Broadcast {
    /// The sockets of the choice on this node, those that are still connecting included.
    public var sockets: [Socket] { namespace.members.sockets(recipients) }

    /// The sockets of the choice on all nodes, as they are at this moment.
    /// - Throws: `ClusterError` when a node did not answer in time, or `CancellationError`.
    public func fetchSockets(timeout: Duration = .seconds(5)) async throws -> [RemoteSocket] {
        let elsewhere = try await askOthers(.sockets(recipients), timeout: timeout)
        guard elsewhere.missing.isEmpty else { throw ClusterError(code: .timeout, missing: elsewhere.missing) }
        var all = sockets.map { RemoteSocket($0, node: namespace.cluster?.node ?? "") }
        for case .sockets(let others) in elsewhere.answers { all += others }
        return all
    }

    /// Lets the sockets of the choice enter rooms.
    public func socketsJoin(_ rooms: String...) {
        for socket in sockets { socket.join(rooms) }
        tellOthers(.join(recipients, rooms: rooms))
    }

    /// Takes the sockets of the choice out of rooms.
    public func socketsLeave(_ rooms: String...) {
        for socket in sockets { namespace.members.leave(socket, rooms: rooms) }
        tellOthers(.leave(recipients, rooms: rooms))
    }

    /// Puts the sockets of the choice out.
    public func disconnectSockets(close: Bool = false, reason: DisconnectReason? = nil) {
        for socket in sockets { socket.disconnect(close: close, reason: reason) }
        tellOthers(.disconnect(recipients, close: close, reason: reason?.description))
    }

    private func tellOthers(_ content: ClusterMessage.Content) {
        if !isLocal { namespace.tell(content) }
    }

    private func askOthers(
        _ question: ClusterMessage.Question,
        timeout: Duration
    ) async throws -> (answers: [ClusterMessage.Answer], missing: Set<String>) {
        guard !isLocal, let cluster = namespace.cluster else { return ([], []) }
        let (replies, missing) = try await cluster.ask(question, in: namespace.name, timeout: timeout)
        return (replies.map(\.answer), missing)
    }
}

extension Namespace {
    /// Sends an event to sockets of this node and waits for their answers.
    func gatherAcks(_ packet: EventPacket, from sockets: [Socket], timeout: Duration) async -> BroadcastAnswers {
        await withTaskGroup(of: (Socket, [JSON]?).self) { group in
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
}
