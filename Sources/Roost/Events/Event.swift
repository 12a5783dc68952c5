/// A fact, told to some of a family: a name and a payload that are one value, so that a wrong pair does not compile.
///
/// Names are past tense and dotted; the payload's fields are a published contract that only grows.
package protocol Event: Codable, Sendable {
    /// The name clients subscribe to: `task.completed`.
    static var name: String { get }
    /// The family it happened in; in every payload.
    var familyId: Family.ID { get }
    /// What it is about, for who reads the activity; none for what is no activity.
    static var kind: ActivityKind? { get }
    /// Whom it is about, beside who did it.
    var subject: User.ID? { get }
}

extension Event {
    package static var kind: ActivityKind? { nil }
    package var subject: User.ID? { nil }
}
