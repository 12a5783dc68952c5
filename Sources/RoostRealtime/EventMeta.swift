import Roost

/// The second argument of every event: where it stands in the log, and who caused it by which request.
struct EventMeta: Encodable {
    let familyId: Family.ID
    let offset: Int
    let at: Timestamp
    let actorId: User.ID?
    /// The Idempotency-Key of the request, by which a client knows its own echo.
    let cause: String?
    /// True for events sent again after a reconnect; left out otherwise.
    let replayed: Bool?

    init(_ event: LoggedEvent, replayed: Bool) {
        familyId = event.familyId
        offset = event.offset
        at = event.at
        actorId = event.actorId
        cause = event.cause
        self.replayed = replayed ? true : nil
    }
}
