import Roost
import SocketIO
import Synchronization

/// The rooms of open chats: who is in them hears of typing and reading. Who leaves a chat is out of its room before anybody
/// hears that the leaving is done.
final class ChatRooms: Sendable {
    private let namespace: Namespace

    /// Sockets on their way into a room, while their right is looked up.
    private struct Openings {
        var next = 0
        var places: [Int: ChatPlace] = [:]
    }

    private let openings = Mutex(Openings())

    init(bell: Bell, namespace: Namespace) {
        self.namespace = namespace
        // On the thread that has committed, before its caller is answered.
        bell.onRing { [weak self] rings in
            for place in rings.leftChats { self?.putOut(place) }
            for mark in rings.reads { self?.tell(mark) }
        }
    }

    /// Lets a socket into a chat's room when the look, which throws otherwise, finds that it may.
    func open<Answer: Sendable>(
        _ place: ChatPlace,
        _ socket: Socket,
        _ look: () async throws -> Answer
    ) async throws -> Answer {
        let number = openings.withLock { openings in
            openings.next += 1
            openings.places[openings.next] = place
            return openings.next
        }
        defer { openings.withLock { $0.places[number] = nil } }
        let answer = try await look()
        let isIn = openings.withLock { openings in
            guard openings.places[number] != nil else { return false }
            // Under the lock, so that being put out comes either before this, and is seen, or after it, and is done.
            socket.join(Rooms.chat(place.chat))
            return true
        }
        guard isIn else { throw ChatRefusal.notFound }
        return answer
    }

    private func putOut(_ place: ChatPlace) {
        openings.withLock { openings in
            for (number, opening) in openings.places where opening == place { openings.places[number] = nil }
        }
        namespace.to(Rooms.user(place.user)).socketsLeave(Rooms.chat(place.chat))
    }

    private func tell(_ mark: ReadMark) {
        let meta = PassingMeta(familyId: mark.familyId, at: mark.at, actorId: mark.userId)
        namespace.to(Rooms.chat(mark.chatId)).emit("chat.read", mark, meta)
    }
}

/// The second argument of an event that is in no log.
struct PassingMeta: Encodable, Sendable {
    let familyId: Family.ID
    let at: Timestamp
    let actorId: User.ID
}
