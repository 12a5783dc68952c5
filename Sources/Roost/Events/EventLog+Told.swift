/// The log as people read it: what was told to somebody, the newest first.
extension EventLog {
    /// Where an event stands among the told ones: by time, then by offset.
    struct Place: Comparable {
        let at: Timestamp
        let offset: Int

        static func < (left: Place, right: Place) -> Bool { (left.at, left.offset) < (right.at, right.offset) }

        /// Opaque to clients.
        var cursor: String { "\(at.milliseconds).\(offset)" }
    }

    /// What is looked for.
    struct Search {
        let family: Family.ID
        /// Only what was told to this person.
        let reader: User.ID
        let kind: ActivityKind?
        let during: Range<Timestamp>?
        let before: Place?
        let limit: Int
    }

    /// How many events are looked at for one page: a bound for who was told little of a long log.
    static let reach = 2000

    /// A page of told events, and where the next one begins; with a person, what that person did and what is about that person.
    static func told(
        _ search: Search,
        by person: User.ID?,
        in view: borrowing FamilyView
    ) throws -> (events: [LoggedEvent], next: Place?) {
        guard let person else { return try search.page(who: nil, in: view) }
        let did = try search.page(who: "actor_id = \(person)", in: view)
        let about = try search.page(who: "subject_id = \(person)", in: view)
        // Each is whole down to where its next page begins; so is what both have, down to the later of these.
        let floor = [did.next, about.next].compactMap { $0 }.max()
        let both = Set((did.events + about.events).map(\.place)).sorted(by: >)
        let kept = both.prefix { place in floor.map { place >= $0 } ?? true }.prefix(search.limit)
        let known = Dictionary((did.events + about.events).map { ($0.place, $0) }) { first, _ in first }
        let events = kept.compactMap { known[$0] }
        return (events, both.count > events.count ? events.last?.place ?? floor : floor)
    }
}

extension EventLog.Search {
    /// One page by one index.
    fileprivate func page(
        who: SQL?,
        in reading: borrowing some Reading & ~Copyable
    ) throws -> (events: [LoggedEvent], next: EventLog.Place?) {
        let conditions = conditions(who: who)
        let end = try reading.first(
            """
            SELECT at, position FROM event WHERE \(SQL.all(conditions))
            ORDER BY at DESC, position DESC LIMIT 1 OFFSET \(EventLog.reach - 1)
            """
        ).map { EventLog.Place(at: try $0["at"], offset: try $0["position"]) }
        let near: [SQL] = end.map { ["(at, position) >= (\($0.at), \($0.offset))"] } ?? []
        let visible: SQL = "audience LIKE \("%" + reader.text + "%")"
        let events = try reading.rows(
            """
            SELECT * FROM event WHERE \(SQL.all(conditions + near + [visible]))
            ORDER BY at DESC, position DESC LIMIT \(limit + 1)
            """
        ).map(LoggedEvent.init)
        let shown = Array(events.prefix(limit))
        return (shown, events.count > limit ? shown.last?.place : end)
    }

    private func conditions(who: SQL?) -> [SQL] {
        var conditions: [SQL] = ["family_id = \(family)"]
        if let who { conditions.append(who) }
        if let kind { conditions.append("kind = \(kind)") } else { conditions.append("kind IS NOT NULL") }
        if let during { conditions.append("at >= \(during.lowerBound) AND at < \(during.upperBound)") }
        if let before { conditions.append("(at, position) < (\(before.at), \(before.offset))") }
        return conditions
    }
}

extension EventLog.Place: Hashable {
    /// - Throws: `Invalid` for what isn't a cursor of this list.
    init(cursor: String) throws(Invalid) {
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]), let offset = Int(parts[1]) else {
            throw Invalid("cursor", "This cursor is not from this list.")
        }
        self.init(at: Timestamp(milliseconds: at), offset: offset)
    }
}

extension LoggedEvent {
    fileprivate var place: EventLog.Place { EventLog.Place(at: at, offset: offset) }
}
