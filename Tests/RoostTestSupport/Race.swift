/// The same act by many at once.
package enum Race {
    /// Starts all of them before waiting for any, and answers how each ended, in no order.
    package static func run<Answer: Sendable>(
        _ count: Int,
        _ act: @escaping @Sendable (Int) async throws -> Answer
    ) async -> [Result<Answer, any Error>] {
        await withTaskGroup(of: Result<Answer, any Error>.self) { group in
            for index in 0..<count {
                group.addTask {
                    do { return .success(try await act(index)) } catch { return .failure(error) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }
}

extension Result {
    /// What came of it, when it went well.
    package var success: Success? {
        if case .success(let answer) = self { answer } else { nil }
    }

    /// Why it failed, when it did.
    package var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
