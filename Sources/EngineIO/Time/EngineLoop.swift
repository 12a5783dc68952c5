package import NIOCore
import Synchronization

/// What the engine keeps for one event loop: the wheel of its sessions, and the WebSockets to flush when its turn ends.
package final class EngineLoop: Sendable {
    /// The event loop.
    package let loop: any EventLoop
    /// Counts the engine's loops, from 1.
    package let number: Int
    private let wheel: NIOLoopBound<Wheel>
    private let unflushed: NIOLoopBoundBox<[WebSocketHandler]>
    /// How much was handed in and has not begun to run.
    private let waiting = Atomic(0)

    /// Call it on the loop.
    /// Counts from 1; a wheel turns every `resolution`.
    package init(loop: any EventLoop, number: Int, resolution: TimeAmount) {
        self.loop = loop
        self.number = number
        wheel = NIOLoopBound(Wheel(loop: loop, resolution: resolution), eventLoop: loop)
        unflushed = NIOLoopBoundBox([], eventLoop: loop)
    }

    /// Runs `work` on the loop: at once when the caller is on it and nothing waits, otherwise after what waits.
    package func run(_ work: @escaping @Sendable () -> Void) {
        guard !loop.inEventLoop || waiting.load(ordering: .acquiring) > 0 else { return work() }
        waiting.add(1, ordering: .relaxed)
        loop.execute {
            self.waiting.subtract(1, ordering: .acquiringAndReleasing)
            work()
        }
    }

    /// Delivers a frame to sessions of this loop, always after what waits; runs nothing itself.
    ///
    /// The last one that waits is flushed socket by socket, while each is still in the processor's cache; those before it
    /// leave their flush to the last, or to the end of the turn.
    package func broadcast(_ frame: Frame, volatile: Bool, to sessions: [Session]) {
        waiting.add(1, ordering: .relaxed)
        loop.execute {
            let isLast = self.waiting.subtract(1, ordering: .acquiringAndReleasing).newValue == 0
            for session in sessions { session.deliver(frame, volatile: volatile, flushing: isLast) }
        }
    }

    /// Ticks a session about at `deadline`; on the loop only.
    func add(_ session: Session, at deadline: NIODeadline, once: Bool = false) {
        wheel.value.add(session, at: deadline, once: once)
    }

    /// Calls `action` after `delay`, unless the alarm is cancelled; on the loop only.
    func alarm(after delay: TimeAmount, _ action: @escaping () -> Void) -> Alarm {
        wheel.value.alarm(after: delay, action)
    }

    /// Flushes a WebSocket when all that this turn of the loop reads and runs is done; on the loop only.
    func flushLater(_ webSocket: WebSocketHandler) {
        if unflushed.value.isEmpty { loop.execute { self.flush() } }
        unflushed.value.append(webSocket)
    }

    private func flush() {
        let all = unflushed.value
        unflushed.value = []
        for webSocket in all { webSocket.flushIfPending() }
    }
}
