/// One thing that changed, as `family.changed` lists it.
package struct Change: Codable, Hashable, Sendable {
    /// The kinds of thing a screen can show.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case task, karma, reward, claim, member, family, schedule, chat, message, invite
    }

    /// What became of it.
    package enum Effect: String, Codable, Sendable, CaseIterable {
        case created, updated, deleted
    }

    /// The kind of thing.
    package let type: Kind
    /// Its id; for karma and members the person's.
    package let id: String
    /// Its version after the change.
    package let version: Int
    /// Created, updated or deleted.
    package let change: Effect

    /// A change of one thing.
    package init(_ type: Kind, _ id: String, version: Int, _ change: Effect) {
        self.type = type
        self.id = id
        self.version = version
        self.change = change
    }
}

/// The quiet event at the end of each transaction: what changed, so that every list on every screen is right.
package struct FamilyChanged: Event {
    package static let name = "family.changed"
    package let familyId: Family.ID
    /// Each changed thing once, those only that the receiver may see.
    package let changes: [Change]
}
