/// An entry of a ledger together with the family whose it is.
package struct FamilyKarmaEntry: Sendable, Encodable, Equatable {
    /// The family.
    package let familyId: Family.ID
    /// The entry.
    package let entry: KarmaEntry

    private enum CodingKeys: String, CodingKey {
        case familyId
    }

    package func encode(to encoder: any Encoder) throws {
        try entry.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(familyId, forKey: .familyId)
    }

    /// All of a person's entries, ledger by ledger, the oldest first.
    static func all(of user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [FamilyKarmaEntry] {
        try reading.rows("SELECT * FROM karma_entry WHERE user_id = \(user) ORDER BY family_id, number").map {
            FamilyKarmaEntry(familyId: try $0["family_id"], entry: try KarmaEntry($0))
        }
    }
}
