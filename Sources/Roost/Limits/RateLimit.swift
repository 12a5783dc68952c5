/// So many of something in so long, for each person, account or address.
package struct RateLimit: Sendable, Hashable {
    /// What it is called in header fields: `user`, `sign-in-account`.
    package let name: String
    /// How many …
    package var most: Int
    /// … in how long.
    package var span: Duration
    /// After so many failures the next try has to wait, longer each time; none waits by default.
    package var patience: Int?

    /// So many in so long.
    package init(_ name: String, _ most: Int, in span: Duration, patience: Int? = nil) {
        self.name = name
        self.most = most
        self.span = span
        self.patience = patience
    }

    /// Why something can't be done now.
    package struct Refusal: Error, Equatable, Sendable {
        /// The limit that is reached.
        package let limit: RateLimit
        /// When it may be tried again.
        package let wait: Duration

        /// The same in whole seconds, rounded up, at least 1.
        package var seconds: Int { max(1, wait.wholeSeconds) }
    }

    /// How one key stands to its limit.
    package struct Standing: Equatable, Sendable {
        /// The limit.
        package let limit: RateLimit
        /// How many are left.
        package let remaining: Int
        /// When all are there again.
        package let reset: Duration

        /// The same in whole seconds, rounded up.
        package var seconds: Int { reset.wholeSeconds }
    }

    /// How long after so many failures the next try has to wait: 1 second, then twice as long each time, at most 64.
    func delay(after failures: Int) -> Duration {
        guard let patience, failures >= patience else { return .zero }
        return .seconds(1 << min(failures - patience, 6))
    }
}

extension Duration {
    /// Whole seconds, rounded up; 0 for what is below zero.
    fileprivate var wholeSeconds: Int {
        let (seconds, attoseconds) = components
        return max(0, Int(seconds) + (attoseconds > 0 ? 1 : 0))
    }
}
