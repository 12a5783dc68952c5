import Dispatch

/// Where passwords are hashed: one at a time, away from the threads that serve everybody else.
struct HashingThread: Sendable {
    private let queue = DispatchQueue(label: "roost.password-hashing")

    /// Runs blocking work in turn and waits for its answer without holding a thread.
    func run<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try work() })
            }
        }
    }
}
