import Synchronization

/// Says that a commit left something to look at: a log that has grown, a sign-in that has ended. It carries no event.
package final class Bell: Sendable {
    private let listeners = Mutex<[@Sendable (Rings) -> Void]>([])

    /// A bell nobody listens to yet.
    package init() {}

    /// Calls a listener at each ring, on the thread that commits: it must return at once.
    package func onRing(_ listener: @escaping @Sendable (Rings) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    /// Tells all listeners; for drivers, after a commit.
    package func ring(_ rings: Rings) {
        guard !rings.isEmpty else { return }
        for listener in listeners.withLock({ $0 }) {
            listener(rings)
        }
    }
}
