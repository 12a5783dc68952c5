/// How long a family's log is kept.
package struct Retention: Sendable, Equatable {
    /// Events are replayed for at least this long …
    package var replay: Duration
    /// … and at least so many of each family.
    package var events: Int
    /// What people were told stays readable for this long; never shorter than replay.
    package var activity: Duration
    /// How many events one transaction looks at.
    package var step: Int

    /// Ninety days and 10,000 events to replay, two years to read.
    package init(replay: Duration = .days(90), events: Int = 10_000, activity: Duration = .days(730), step: Int = 500) {
        self.replay = replay
        self.events = events
        self.activity = max(activity, replay)
        self.step = step
    }
}

extension Duration {
    /// That many times 24 hours.
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

extension Timestamp {
    /// The instant that much earlier.
    static func - (instant: Self, span: Duration) -> Self { instant + (.zero - span) }
}
