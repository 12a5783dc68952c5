/// Where what counts against limits is counted: in memory on one node, in a shared store on many.
///
/// Requests and failed tries are two budgets; neither can push the other out.
package protocol RateStore: Sendable {
    /// Counts a request.
    /// - Throws: `RateLimit.Refusal` when none is left.
    func take(_ key: String, of limit: RateLimit, at now: Timestamp) async throws -> RateLimit.Standing
    /// Begins a try. Until it ends it counts as failed, so that many at once are no more than one after another.
    /// - Throws: `RateLimit.Refusal` when it has to wait.
    func begin(_ key: String, of limit: RateLimit, at now: Timestamp) async throws
    /// Ends a try.
    func end(_ key: String, of limit: RateLimit, _ outcome: TryOutcome, at now: Timestamp) async
}

/// What became of a try.
package enum TryOutcome: Sendable {
    /// It failed and counts.
    case failed
    /// It went well: of an account, all failures before are forgotten.
    case passed
    /// It never came to a decision.
    case undecided
}
