import Synchronization

/// A clock on which time passes only when a test says so: who sleeps on it sleeps until it is woken.
package final class HandClock: Clock {
    package typealias Duration = Swift.Duration

    package struct Instant: InstantProtocol {
        package let offset: Swift.Duration

        package func advanced(by span: Swift.Duration) -> Instant { Instant(offset: offset + span) }
        package func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleeper: (until: Instant, continuation: CheckedContinuation<Void, any Error>)?
        var watcher: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// A clock at zero.
    package init() {}

    package var now: Instant { state.withLock { $0.now } }
    package var minimumResolution: Swift.Duration { .nanoseconds(1) }

    package func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let watcher = state.withLock { state in
                    state.sleeper = (deadline, continuation)
                    defer { state.watcher = nil }
                    return state.watcher
                }
                watcher?.resume()
                if Task.isCancelled { cancel() }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Waits until somebody sleeps on it.
    package func slept() async {
        await withCheckedContinuation { continuation in
            let isAsleep = state.withLock { state in
                if state.sleeper == nil { state.watcher = continuation }
                return state.sleeper != nil
            }
            if isAsleep { continuation.resume() }
        }
    }

    /// Lets the time pass that somebody sleeps for.
    package func wake() {
        let sleeper = state.withLock { state in
            defer { state.sleeper = nil }
            if let until = state.sleeper?.until { state.now = until }
            return state.sleeper
        }
        sleeper?.continuation.resume()
    }

    private func cancel() {
        let sleeper = state.withLock { state in
            defer { state.sleeper = nil }
            return state.sleeper
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
