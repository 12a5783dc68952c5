import Roost
import Synchronization

/// A database that can be held: what is read arrives only once it is let go, as on a very busy machine.
final class HeldDatabase: Database {
    private struct State {
        var held = ""
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let real: any Database
    private let state = Mutex(State())
    private let (held, holding) = AsyncStream.makeStream(of: Void.self)

    init(_ real: any Database) {
        self.real = real
    }

    var bell: Bell { real.bell }

    /// From now on reads are made, and those answers kept back whose type has this in its name.
    func hold(_ answer: String) {
        state.withLock { $0.held = answer }
    }

    /// Waits until an answer is kept back.
    func isHolding() async {
        for await _ in held { return }
    }

    /// All answers arrive.
    func letGo() {
        let waiting = state.withLock { state in
            defer { state = State() }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer
    ) async throws -> Answer {
        let answer = try await real.read(body)
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                guard !state.held.isEmpty, "\(Answer.self)".contains(state.held) else { return false }
                state.waiting.append(continuation)
                return true
            }
            if isHeld { holding.yield() } else { continuation.resume() }
        }
        return answer
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try await real.write(body)
    }
}
