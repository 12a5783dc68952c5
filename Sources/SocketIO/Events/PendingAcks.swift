/// The acks a socket waits for, by id.
struct PendingAcks {
    private var waiting: [Int: CheckedContinuation<[JSON], any Error>] = [:]
    private var next = 0
    private var isClosed = false

    /// Keeps a waiter and names its id; nil when no answer can come any more.
    mutating func add(_ waiter: CheckedContinuation<[JSON], any Error>) -> Int? {
        guard !isClosed else { return nil }
        next += 1
        waiting[next] = waiter
        return next
    }

    /// The waiter for `id`, once.
    mutating func take(_ id: Int) -> CheckedContinuation<[JSON], any Error>? {
        waiting.removeValue(forKey: id)
    }

    /// All waiters; no others can be added.
    mutating func close() -> [CheckedContinuation<[JSON], any Error>] {
        isClosed = true
        defer { waiting = [:] }
        return Array(waiting.values)
    }
}
