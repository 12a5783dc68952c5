package import NIOCore

/// When to close a session of a server that stops, so that not all clients come back to the next one at the same moment.
package enum Farewell {
    /// As many sessions are closed at once.
    private static let few = 200

    /// A random moment in a time that grows by a millisecond with each open session, up to `longest`.
    package static func delay(
        open: Int,
        longest: Duration,
        using random: inout some RandomNumberGenerator
    ) -> TimeAmount {
        guard open > few else { return .zero }
        let window = min(TimeAmount(longest), .milliseconds(Int64(open)))
        return .nanoseconds(.random(in: 0...max(window.nanoseconds, 0), using: &random))
    }
}
