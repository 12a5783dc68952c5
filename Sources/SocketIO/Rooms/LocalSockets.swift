import EngineIO
import Logging
import NIOCore
import Synchronization

/// The sockets of a namespace on this node and their rooms; a broadcast is one hop to each event loop.
///
/// A socket is known from `add` to `remove`; joins outside of that do nothing. Any thread may call.
final class LocalSockets: Sendable {
    private let index = Mutex(RoomIndex())

    func add(_ socket: Socket) {
        index.withLock { $0.add(socket) }
    }

    /// Takes a socket out and says in which rooms it was.
    func remove(_ socket: Socket) -> Set<String> {
        index.withLock { $0.remove(socket) }
    }

    func join(_ socket: Socket, rooms: some Sequence<String>) {
        let refused = index.withLock { index in rooms.filter { !index.join(socket, $0) }.count }
        guard refused > 0 else { return }
        let limit = RoomIndex.maxRooms
        socket.namespace.logger.warning(
            "socket is in too many rooms",
            metadata: ["sid": "\(socket.id)", "limit": "\(limit)", "refused": "\(refused)"]
        )
    }

    func leave(_ socket: Socket, rooms: some Sequence<String>) {
        index.withLock { index in
            for room in rooms { index.leave(socket, room) }
        }
    }

    func rooms(of socket: Socket) -> Set<String> {
        index.withLock { $0.rooms(of: socket) }
    }

    /// The sockets of a choice, each once.
    func sockets(_ recipients: Recipients) -> [Socket] {
        index.withLock { $0.sockets(in: recipients.rooms, except: recipients.excluded) }
    }

    /// Sends a frame to the sockets of a choice and says how many they were: one hop to each event loop.
    func broadcast(_ frame: Frame, to recipients: Recipients, volatile: Bool) -> Int {
        let lanes = lanes(recipients)
        for socket in lanes.first?.sockets ?? [] { socket.send(frame, volatile: volatile) }
        for lane in lanes.dropFirst() { Self.deliver(frame, volatile: volatile, to: lane) }
        return lanes.reduce(0) { $0 + $1.sockets.count }
    }

    private func lanes(_ recipients: Recipients) -> [Lane] {
        index.withLock { $0.lanes(in: recipients.rooms, except: recipients.excluded) }
    }

    /// Each event loop gets bytes of its own, so that the loops don't count references to the same ones.
    private static func deliver(_ frame: Frame, volatile: Bool, to lane: Lane) {
        lane.sessions.first?.home?.broadcast(frame.copied(), volatile: volatile, to: lane.sessions)
    }

    /// What `broadcastInOrder` leaves to do once its caller holds no lock.
    struct Queued {
        /// How many sockets were chosen.
        var count = 0
        /// What to settle: sessions that are not written by a loop of their own yet.
        var waiting: [(Session, Session.Enqueued)] = []
    }

    /// Hands a frame to the sockets of a choice, without those that had it in a recovery, and runs nothing itself.
    ///
    /// Calls under one lock reach every client in the order of the calls.
    func broadcastInOrder(_ frame: Frame, offset: String, to recipients: Recipients) -> Queued {
        let lanes = lanes(recipients).map { $0.without { $0.hasRecovered(offset) } }
        var queued = Queued(count: lanes.reduce(0) { $0 + $1.sockets.count })
        for socket in lanes.first?.sockets ?? [] {
            queued.waiting.append((socket.connection.session, socket.enqueue(frame, offset: offset)))
        }
        for lane in lanes.dropFirst() { Self.deliver(frame, volatile: false, to: lane) }
        return queued
    }
}
