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

    /// Sends a frame to the sockets of a choice and says how many they were.
    func broadcast(_ frame: Frame, to recipients: Recipients, volatile: Bool) -> Int {
        let sockets = sockets(recipients)
        var batches: [[Session]] = []
        for socket in sockets {
            let number = socket.homeNumber
            guard number > 0 else {
                socket.send(frame, volatile: volatile)
                continue
            }
            while batches.count < number { batches.append([]) }
            batches[number - 1].append(socket.connection.session)
        }
        for batch in batches { Self.deliver(frame, volatile: volatile, to: batch) }
        return sockets.count
    }

    /// One hop to the event loop that all these sessions share.
    private static func deliver(_ frame: Frame, volatile: Bool, to sessions: [Session]) {
        guard let home = sessions.first?.home else { return }
        let frame = frame.copied()
        home.run { for session in sessions { session.deliver(frame, volatile: volatile) } }
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
        var queued = Queued()
        var batches: [[Session]] = []
        for socket in sockets(recipients) where !socket.hasRecovered(offset) {
            queued.count += 1
            let number = socket.homeNumber
            if number > 0 {
                while batches.count < number { batches.append([]) }
                batches[number - 1].append(socket.connection.session)
            } else {
                queued.waiting.append((socket.connection.session, socket.enqueue(frame, offset: offset)))
            }
        }
        for batch in batches {
            guard let home = batch.first?.home else { continue }
            let frame = frame.copied()
            home.loop.execute { for session in batch { session.deliver(frame) } }
        }
        return queued
    }
}
