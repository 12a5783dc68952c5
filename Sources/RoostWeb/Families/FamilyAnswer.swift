import Roost

/// A family with everybody in it, as one JSON object: the family's fields and `members`.
struct FamilyAnswer: Encodable {
    private let family: FamilyWithMembers

    init(_ family: FamilyWithMembers) {
        self.family = family
    }

    private enum CodingKeys: String, CodingKey {
        case members
    }

    func encode(to encoder: any Encoder) throws {
        try family.family.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(family.members, forKey: .members)
    }
}
