import Roost
import SocketIO
import Synchronization

/// The rooms of open chats: who is in them hears of typing and reading. Who leaves a chat is out of its room, and hears nothing
/// more of what was said in it, before anybody hears that the leaving is done.
final class ChatRooms: Sendable {
    private let namespace: Namespace
    private let typing: TypingMarks

    private struct State {
        var next = 0
        /// Sockets on their way into a room, while their right is looked up.
        var openings: [Int: ChatPlace] = [:]
        /// Who has left since the log was read last: what was read then may be for them no more.
        var leavings: [ChatPlace: ChatLeaving] = [:]
    }

    private let state = Mutex(State())

    init(bell: Bell, namespace: Namespace, typing: TypingMarks) {
        self.namespace = namespace
        self.typing = typing
        // On the thread that has committed, before its caller is answered.
        bell.onRing { [weak self] rings in
            for leaving in rings.leftChats.sorted(by: { $0.version < $1.version }) { self?.putOut(leaving) }
            for mark in rings.reads { self?.tell(mark) }
        }
    }

    /// Lets a socket into a chat's room when the look, which throws otherwise, finds that it may.
    func open<Answer: Sendable>(
        _ place: ChatPlace,
        _ socket: Socket,
        _ look: () async throws -> Answer
    ) async throws -> Answer {
        let number = state.withLock { state in
            state.next += 1
            state.openings[state.next] = place
            return state.next
        }
        defer { state.withLock { $0.openings[number] = nil } }
        let answer = try await look()
        let isIn = state.withLock { state in
            guard state.openings[number] != nil else { return false }
            // Under the lock, so that being put out comes either before this, and is seen, or after it, and is done.
            socket.join(Rooms.chat(place.chat))
            return true
        }
        guard isIn else { throw ChatRefusal.notFound }
        return answer
    }

    /// The log is about to be read: who has left until now is known as such there.
    func willRead() {
        state.withLock { $0.leavings = [:] }
    }

    /// Sends what was read to those of its hearers who have not left the chat since.
    func deliver(_ event: LoggedEvent, to hearers: Set<User.ID>, _ send: (Set<User.ID>) -> Void) throws {
        guard let subject = try ChatSubject(event) else { return send(hearers) }
        if let author = subject.author(of: event) { typing.end(ChatPlace(author, in: subject.chat)) }
        state.withLock { state in
            // Under the lock, so that nobody has left between the look and the sending.
            send(
                hearers.filter { user in
                    state.leavings[ChatPlace(user, in: subject.chat)].map { !subject.isBefore($0) } ?? true
                }
            )
        }
    }

    private func putOut(_ leaving: ChatLeaving) {
        let place = leaving.place
        state.withLock { state in
            state.leavings[place] = leaving
            for (number, opening) in state.openings where opening == place { state.openings[number] = nil }
        }
        namespace.to(Rooms.user(place.user)).socketsLeave(Rooms.chat(place.chat))
        typing.end(place)
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
