import EngineIO
import Synchronization

/// A store for one node: what it keeps is lost with the process.
public final class InMemorySessionStore: SessionStore {
    private let lifetime: Duration
    private let limit: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    /// Tells this store's offsets from those of a process before.
    private let name = SessionID.random()
    private let state = Mutex(State())

    private struct State {
        var packets: [Entry] = []
        /// The number of the first of `packets`.
        var first = 1
        var sessions: [String: (session: StoredSession, until: ContinuousClock.Instant)] = [:]

        var head: Int { first + packets.count - 1 }
    }

    private struct Entry {
        let packet: EventPacket
        let recipients: Recipients
        let namespace: String
        let until: ContinuousClock.Instant
    }

    /// Keeps sessions and events for `lifetime`, and at most `limit` of each.
    public init(
        lifetime: Duration = .seconds(120),
        limit: Int = 100_000,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.lifetime = lifetime
        self.limit = max(limit, 1)
        self.now = now
    }

    public func append(_ packet: EventPacket, to recipients: Recipients, namespace: String) -> String {
        let now = now()
        let entry = Entry(packet: packet, recipients: recipients, namespace: namespace, until: now + lifetime)
        let number = state.withLock { state in
            state.packets.append(entry)
            Self.prune(&state, now: now, limit: limit)
            return state.head
        }
        return offset(number)
    }

    /// Forgets what is old, a quarter of the limit at a time, so that an append is cheap.
    private static func prune(_ state: inout State, now: ContinuousClock.Instant, limit: Int) {
        let step = max(limit / 4, 1)
        var count = state.packets.count > limit ? step : 0
        if count == 0, state.packets.count >= step, state.packets[step - 1].until <= now { count = step }
        state.packets.removeFirst(count)
        state.first += count
    }

    public var head: String { offset(state.withLock(\.head)) }

    public func save(_ session: StoredSession) async throws {
        let now = now()
        state.withLock { state in
            if state.sessions.count >= limit { state.sessions = state.sessions.filter { $0.value.until > now } }
            guard state.sessions.count < limit else { return }
            state.sessions[session.pid] = (session, now + lifetime)
        }
    }

    public func take(pid: String, namespace: String) async throws -> StoredSession? {
        let now = now()
        return state.withLock { state in
            guard let kept = state.sessions[pid], kept.session.namespace == namespace else { return nil }
            state.sessions[pid] = nil
            return kept.until > now ? kept.session : nil
        }
    }

    public func packets(for session: StoredSession, after offset: String) async throws -> [StoredPacket]? {
        guard let number = number(offset) else { return nil }
        let membership = session.membership
        let (entries, first) = state.withLock { state -> (ArraySlice<Entry>?, Int) in
            guard number >= state.first - 1, number <= state.head else { return (nil, 0) }
            return (state.packets[(number - state.first + 1)...], state.first)
        }
        return entries?.indices.compactMap { index in
            guard let entry = entries?[index], entry.namespace == session.namespace,
                entry.recipients.include(membership)
            else { return nil }
            return StoredPacket(offset: self.offset(first + index), packet: entry.packet)
        }
    }

    private func offset(_ number: Int) -> String { "\(name).\(number)" }

    private func number(_ offset: String) -> Int? {
        guard offset.hasPrefix(name + ".") else { return nil }
        return Int(offset.dropFirst(name.count + 1))
    }
}
