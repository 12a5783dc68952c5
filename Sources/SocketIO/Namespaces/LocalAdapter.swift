package import EngineIO
import NIOCore
import Synchronization

/// The adapter of a single node: rooms in memory, one hop to each event loop per broadcast.
package final class LocalAdapter: Adapter {
    private let index = Mutex(RoomIndex())

    /// Makes an adapter without sockets.
    package init() {}

    package func add(_ socket: Socket) {
        index.withLock { $0.add(socket) }
    }

    package func remove(_ socket: Socket) {
        index.withLock { $0.remove(socket) }
    }

    package func join(_ socket: Socket, rooms: [String]) {
        index.withLock { index in
            for room in rooms { index.join(socket, room) }
        }
    }

    package func leave(_ socket: Socket, room: String) {
        index.withLock { $0.leave(socket, room) }
    }

    package func rooms(of socket: Socket) -> Set<String> {
        index.withLock { $0.rooms(of: socket) }
    }

    package func sockets(in rooms: Set<String>, except excluded: Set<String>) -> [Socket] {
        index.withLock { $0.sockets(in: rooms, except: excluded) }
    }

    package func broadcast(
        _ frame: Frame,
        to rooms: Set<String>,
        except excluded: Set<String>,
        volatile: Bool
    ) -> Int {
        let sockets = sockets(in: rooms, except: excluded)
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
}
