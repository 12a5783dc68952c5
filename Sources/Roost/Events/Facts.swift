/// What one transaction has to tell, collected on the way and appended to the log at its end.
package struct Facts {
    /// One event with the people it is for.
    struct Entry {
        let name: String
        let payload: String
        let audience: Set<User.ID>
        let kind: ActivityKind?
        let subject: User.ID?
    }

    private let roster: Roster
    private var told: [Entry] = []
    private var changes: [(change: Change, audience: Set<User.ID>)] = []

    /// Nothing to tell yet, in a family with these members.
    package init(for roster: Roster) {
        self.roster = roster
    }

    /// Tells members something; nobody to tell means no event, and who isn't a member is never told.
    package mutating func tell(_ event: some Event, to audience: Set<User.ID>) throws {
        let audience = audience.intersection(roster.everyone)
        guard !audience.isEmpty else { return }
        told.append(try Self.entry(event, audience))
    }

    /// Notes that a thing changed, for everybody in the family or for those only who may see it.
    package mutating func changed(_ change: Change, for audience: Set<User.ID>? = nil) {
        let audience = audience?.intersection(roster.everyone) ?? roster.everyone
        changes.removeAll { $0.change.type == change.type && $0.change.id == change.id && $0.audience == audience }
        changes.append((change, audience))
    }

    /// All entries in the order of the log: what was told, then one `family.changed` per person.
    func entries() throws -> [Entry] {
        told + (try quietEntries())
    }

    /// People who may see the same changes share one event.
    private func quietEntries() throws -> [Entry] {
        let people = changes.reduce(into: Set<User.ID>()) { $0.formUnion($1.audience) }
        var groups: [[Change]: Set<User.ID>] = [:]
        for person in people {
            let visible = changes.filter { $0.audience.contains(person) }.map(\.change)
            groups[visible, default: []].insert(person)
        }
        return try groups.sorted { $0.key.count > $1.key.count }.map { changes, audience in
            try Self.entry(FamilyChanged(familyId: roster.family, changes: changes), audience)
        }
    }

    private static func entry<Fact: Event>(_ event: Fact, _ audience: Set<User.ID>) throws -> Entry {
        Entry(
            name: Fact.name,
            payload: try JSON.text(event),
            audience: audience,
            kind: Fact.kind,
            subject: event.subject
        )
    }
}
