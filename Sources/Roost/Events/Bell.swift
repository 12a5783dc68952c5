import Synchronization

/// Says that a family's log has grown: look again. It carries no event; who hears it reads the log.
package final class Bell: Sendable {
    private let listeners = Mutex<[@Sendable (Set<Family.ID>) -> Void]>([])

    /// A bell nobody listens to yet.
    package init() {}

    /// Calls a listener at each ring, on the thread that commits: it must return at once.
    package func onRing(_ listener: @escaping @Sendable (Set<Family.ID>) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    /// Tells all listeners; for drivers, after a commit.
    package func ring(_ families: Set<Family.ID>) {
        guard !families.isEmpty else { return }
        for listener in listeners.withLock({ $0 }) {
            listener(families)
        }
    }
}
