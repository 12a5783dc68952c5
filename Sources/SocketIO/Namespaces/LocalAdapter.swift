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
        var batches: [Batch] = []
        for socket in sockets {
            if let home = socket.home {
                Self.add(socket.connection.session, home, to: &batches)
            } else {
                socket.send(frame, volatile: volatile)
            }
        }
        for batch in batches {
            batch.home.run { for session in batch.sessions { session.deliver(frame, volatile: volatile) } }
        }
        return sockets.count
    }

    /// The sessions that one event loop writes to.
    private struct Batch {
        let home: EngineLoop
        var sessions: [Session]
    }

    private static func add(_ session: Session, _ home: EngineLoop, to batches: inout [Batch]) {
        for position in batches.indices where batches[position].home === home {
            return batches[position].sessions.append(session)
        }
        batches.append(Batch(home: home, sessions: [session]))
    }
}
