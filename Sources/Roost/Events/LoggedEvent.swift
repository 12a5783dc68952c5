/// An event as the log keeps it: its place, its payload's JSON, and the people it is for.
package struct LoggedEvent: Sendable {
    /// The family whose log it stands in.
    package let familyId: Family.ID
    /// Its place in that log; the first is 1, without gaps, in commit order.
    package let offset: Int
    /// The event's name.
    package let name: String
    /// The payload's JSON, as it was encoded in the transaction.
    package let payload: String
    /// Everybody it is for; told to no one else, live or replayed.
    package let audience: Set<User.ID>
    /// Who did it; none when the clock did.
    package let actorId: User.ID?
    /// The Idempotency-Key of the request behind it.
    package let cause: String?
    /// When it was committed.
    package let at: Timestamp
    /// What it is about; none for what is no activity.
    package let kind: ActivityKind?
    /// Whom it is about, beside who did it.
    package let subjectId: User.ID?

    /// The payload, as the event it is.
    package func payload<Fact: Event>(as type: Fact.Type) throws -> Fact {
        try JSON.value(type, from: payload)
    }

    init(_ row: Row) throws {
        familyId = try row["family_id"]
        offset = try row["position"]
        name = try row["name"]
        payload = try row["payload"]
        audience = Set((try row["audience"] as String).split(separator: " ").compactMap { User.ID(String($0)) })
        actorId = try row["actor_id"]
        cause = try row["cause"]
        at = try row["at"]
        kind = try row["kind"]
        subjectId = try row["subject_id"]
    }
}
