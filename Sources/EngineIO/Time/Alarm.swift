/// Something to do later on an event loop, kept by its wheel: cheap to set and to cancel. Use it on its loop only.
final class Alarm {
    private var action: (() -> Void)?
    /// How many turns of the wheel are still to come.
    var turns: Int

    init(turns: Int, _ action: @escaping () -> Void) {
        self.turns = turns
        self.action = action
    }

    var isCancelled: Bool { action == nil }

    func cancel() {
        action = nil
    }

    func ring() {
        let action = action.take()
        action?()
    }
}
