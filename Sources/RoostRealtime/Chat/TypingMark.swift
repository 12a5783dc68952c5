import Roost

/// One person typing in one chat, as far as the others know.
struct TypingMark: Sendable {
    let family: Family.ID
    /// When the others were told last that it goes on.
    private var toldAt: Timestamp?
    /// When it ends by itself; none while nothing is typed.
    private var endsAt: Timestamp?
    /// Whether the others see it.
    private var isShown = false

    private static let pace = Duration.seconds(2)
    private static let life = Duration.seconds(5)

    init(family: Family.ID) {
        self.family = family
    }

    /// A key was pressed; true when the others are to be told now. Otherwise `pass` tells them once the time has come.
    mutating func press(at now: Timestamp) -> Bool {
        endsAt = now + Self.life
        guard isDue(at: now) else { return false }
        (toldAt, isShown) = (now, true)
        return true
    }

    /// True when the others are to be told that it has ended.
    mutating func end() -> Bool {
        defer { (endsAt, isShown) = (nil, false) }
        return isShown
    }

    /// What the others are to be told as time passes, if anything.
    mutating func pass(until now: Timestamp) -> Bool? {
        guard let endsAt else { return nil }
        if endsAt <= now { return end() ? false : nil }
        guard !isShown, isDue(at: now) else { return nil }
        (toldAt, isShown) = (now, true)
        return true
    }

    /// Whether it can be forgotten, as the next key may be told at once.
    func isOver(at now: Timestamp) -> Bool {
        endsAt == nil && isDue(at: now)
    }

    private func isDue(at now: Timestamp) -> Bool {
        toldAt.map { now - $0 >= Self.pace } ?? true
    }
}
