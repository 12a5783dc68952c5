import Dispatch

/// Holds a driver's own thread inside a synchronous body until a test opens it.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let openings = AsyncStream.makeStream(of: Void.self)

    /// Lets all through, from now on: a body may run more than once.
    func open() {
        semaphore.signal()
        openings.continuation.yield()
    }

    /// Holds this thread until it is open, ten minutes at the most; for bodies only, which have threads of their own.
    func pass() {
        guard semaphore.wait(timeout: .now() + 600) == .success else { return }
        semaphore.signal()
    }

    /// Waits until it has been opened, without holding a thread.
    func opened() async {
        for await _ in openings.stream { return }
    }
}
