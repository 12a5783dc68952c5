/// A fact, told to some of a family: a name and a payload that are one value, so that a wrong pair does not compile.
///
/// Names are past tense and dotted; the payload's fields are a published contract that only grows.
package protocol Event: Codable, Sendable {
    /// The name clients subscribe to: `task.completed`.
    static var name: String { get }
    /// The family it happened in; in every payload.
    var familyId: Family.ID { get }
}
