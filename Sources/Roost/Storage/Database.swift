/// Where rows are kept. One per process; drivers live in targets of their own.
package protocol Database: Sendable {
    /// Rings after each commit that appended events.
    var bell: Bell { get }

    /// Runs a query against one consistent state; readers don't wait for writers.
    /// - Throws: what the body throws, or `StorageFault`.
    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer
    ) async throws -> Answer

    /// Runs one unit of work and returns once it is on disk. It isn't cancelled with the task that asked.
    ///
    /// The body may run more than once, so it touches nothing but its transaction. What it throws is thrown on, and then nothing
    /// was written; otherwise `StorageFault`.
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer
}
