import Foundation

/// Threads that do the same work side by side; what each found is put together.
final class Crew<Found: Sendable>: @unchecked Sendable {
    // Everything below is used under `lock`.
    private let lock = NSLock()
    private var found: [Found] = []
    private var failure: (any Error)?

    private init() {}

    /// Runs `work` once for each number below `count`, each on a thread of its own, and waits for all of them.
    /// - Throws: the last error of any.
    static func run(_ count: Int, _ work: @escaping @Sendable (Int) throws -> [Found]) throws -> [Found] {
        let crew = Crew()
        let group = DispatchGroup()
        for number in 0..<count {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                crew.note(Result { try work(number) })
            }
        }
        group.wait()
        if let failure = crew.failure { throw failure }
        return crew.found
    }

    private func note(_ result: Result<[Found], any Error>) {
        lock.withLock {
            switch result {
            case .success(let more): found += more
            case .failure(let error): failure = error
            }
        }
    }
}
