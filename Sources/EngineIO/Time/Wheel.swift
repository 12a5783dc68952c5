import NIOCore

/// Wakes the sessions of one event loop when they ask for it: one timer for all of them. Use it on its loop only.
final class Wheel {
    private var slots = WheelSlots<Session>()
    private var alarms = WheelSlots<Alarm>()
    private let loop: any EventLoop
    private let resolution: TimeAmount
    private var isTurning = false

    init(loop: any EventLoop, resolution: TimeAmount) {
        self.loop = loop
        self.resolution = resolution
    }

    /// Ticks `session` about at `deadline`; with `once`, what the session then asks for is not scheduled.
    func add(_ session: Session, at deadline: NIODeadline, once: Bool = false) {
        slots.insert(session, ticks: ticks(until: deadline), once: once)
        turn()
    }

    /// Calls `action` after `delay`, at most one turn late, unless the alarm is cancelled.
    func alarm(after delay: TimeAmount, _ action: @escaping () -> Void) -> Alarm {
        let alarm = Alarm(turns: Int(max(delay.nanoseconds, 1) - 1) / Int(resolution.nanoseconds) + 1, action)
        alarms.insert(alarm, ticks: alarm.turns, once: true)
        turn()
        return alarm
    }

    private func ring(_ alarm: Alarm) {
        guard !alarm.isCancelled else { return }
        alarm.turns -= min(alarm.turns, alarms.reach)
        guard alarm.turns > 0 else { return alarm.ring() }
        alarms.insert(alarm, ticks: alarm.turns, once: true)
    }

    private func ticks(until deadline: NIODeadline) -> Int {
        let nanoseconds = (deadline - .now()).nanoseconds
        return Int(max(nanoseconds, 0) / resolution.nanoseconds) + 1
    }

    private func turn() {
        guard !isTurning, !slots.isEmpty || !alarms.isEmpty else { return }
        isTurning = true
        loop.assumeIsolated().scheduleTask(in: resolution) { self.advance() }
    }

    private func advance() {
        isTurning = false
        let now = NIODeadline.now()
        for entry in slots.advance() {
            guard let next = entry.element.tick(now: now), !entry.once else { continue }
            slots.insert(entry.element, ticks: ticks(until: next), once: false)
        }
        for entry in alarms.advance() { ring(entry.element) }
        turn()
    }
}
