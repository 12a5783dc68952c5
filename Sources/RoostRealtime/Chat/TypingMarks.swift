import Roost
import ServiceLifecycle
import SocketIO
import Synchronization

/// Who is typing where. A mark goes out at most every 2 seconds, and ends by itself 5 seconds after the last key.
package final class TypingMarks: Service {
    private struct Mark {
        let family: Family.ID
        var toldAt: Timestamp
        var endsAt: Timestamp
    }

    /// What the others in a chat are told.
    private struct Typing: Encodable {
        let familyId: Family.ID
        let chatId: Chat.ID
        let userId: User.ID
        let isTyping: Bool
    }

    private let world: World
    private let namespace: Namespace
    private let marks = Mutex<[ChatPlace: Mark]>([:])

    private static let pace = Duration.seconds(2)
    private static let life = Duration.seconds(5)
    /// How often the clock is looked at.
    private static let interval = Duration.milliseconds(500)

    init(world: World, namespace: Namespace) {
        self.world = world
        self.namespace = namespace
    }

    /// Somebody has pressed a key.
    func begin(_ place: ChatPlace, _ family: Family.ID) {
        let now = world.now()
        let isTold = marks.withLock { marks in
            let known = marks[place]
            let isDue = known.map { now - $0.toldAt >= Self.pace } ?? true
            let toldAt = isDue ? now : known?.toldAt ?? now
            marks[place] = Mark(family: family, toldAt: toldAt, endsAt: now + Self.life)
            return isDue
        }
        if isTold { tell(place, family, isTyping: true, at: now) }
    }

    /// What was typed is sent.
    func end(_ place: ChatPlace, _ family: Family.ID) {
        guard marks.withLock({ $0.removeValue(forKey: place) }) != nil else { return }
        tell(place, family, isTyping: false, at: world.now())
    }

    /// Ends marks until graceful shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.endExpired()
                do { try await Task.sleep(for: Self.interval) } catch { return }
            }
        }
    }

    private func endExpired() {
        let now = world.now()
        let expired = marks.withLock { marks in
            let expired = marks.filter { $0.value.endsAt <= now }
            for place in expired.keys { marks[place] = nil }
            return expired
        }
        for (place, mark) in expired { tell(place, mark.family, isTyping: false, at: now) }
    }

    private func tell(_ place: ChatPlace, _ family: Family.ID, isTyping: Bool, at now: Timestamp) {
        let typing = Typing(familyId: family, chatId: place.chat, userId: place.user, isTyping: isTyping)
        let meta = PassingMeta(familyId: family, at: now, actorId: place.user)
        let others = namespace.to(Rooms.chat(place.chat)).except(Rooms.user(place.user))
        others.volatile.emit("chat.typing", typing, meta)
    }
}
