import Roost
import ServiceLifecycle
import SocketIO
import Synchronization

/// Who is typing where. A mark goes out at most every 2 seconds, and ends by itself 5 seconds after the last key.
package final class TypingMarks: Service {
    private let world: World
    private let namespace: Namespace
    private let marks = Mutex<[ChatPlace: TypingMark]>([:])

    /// How often the clock is looked at.
    private static let interval = Duration.milliseconds(500)

    init(world: World, namespace: Namespace) {
        self.world = world
        self.namespace = namespace
    }

    /// Somebody has pressed a key.
    func begin(_ place: ChatPlace, _ family: Family.ID) {
        let now = world.now()
        let isTold = marks.withLock { $0[place, default: TypingMark(family: family)].press(at: now) }
        if isTold { tell(place, family, isTyping: true, at: now) }
    }

    /// What was typed is sent, or who typed it is gone.
    func end(_ place: ChatPlace) {
        let family = marks.withLock { $0[place]?.end() == true ? $0[place]?.family : nil }
        if let family { tell(place, family, isTyping: false, at: world.now()) }
    }

    /// Ends marks until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.lookAtClock()
                do { try await Task.sleep(for: Self.interval) } catch { return }
            }
        }
    }

    private func lookAtClock() {
        let now = world.now()
        let changes = marks.withLock { marks in
            var changes: [(ChatPlace, Family.ID, Bool)] = []
            for place in marks.keys {
                if let isTyping = marks[place]?.pass(until: now), let family = marks[place]?.family {
                    changes.append((place, family, isTyping))
                }
                if marks[place]?.isOver(at: now) == true { marks[place] = nil }
            }
            return changes
        }
        for (place, family, isTyping) in changes { tell(place, family, isTyping: isTyping, at: now) }
    }

    private func tell(_ place: ChatPlace, _ family: Family.ID, isTyping: Bool, at now: Timestamp) {
        let typing = Typing(familyId: family, chatId: place.chat, userId: place.user, isTyping: isTyping)
        let meta = PassingMeta(familyId: family, at: now, actorId: place.user)
        let others = namespace.to(Rooms.chat(place.chat)).except(Rooms.user(place.user))
        others.volatile.emit("chat.typing", typing, meta)
    }
}

/// What the others in a chat are told.
private struct Typing: Encodable {
    let familyId: Family.ID
    let chatId: Chat.ID
    let userId: User.ID
    let isTyping: Bool
}
