/// When a family doesn't want to be disturbed, on its own clocks; over midnight when the end is before the beginning.
///
/// In JSON `{"from": "21:00", "to": "07:00"}`.
package struct QuietHours: Codable, Sendable, Equatable {
    /// When it becomes quiet.
    package let from: TimeOfDay
    /// When it ends.
    package let to: TimeOfDay

    /// Quiet from one time to the next there is of the other.
    package init(from: TimeOfDay, to: TimeOfDay) {
        self.from = from
        self.to = to
    }
}

extension QuietHours {
    init?(_ row: Row) throws {
        guard let from: TimeOfDay = try row["quiet_from"], let to: TimeOfDay = try row["quiet_to"] else { return nil }
        self.init(from: from, to: to)
    }

    func check(_ checks: inout FieldChecks) {
        if from == to { checks.fail("quietHours", "Quiet hours end at another time than they begin.") }
    }
}
