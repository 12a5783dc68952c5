/// Who a task is for.
///
/// In JSON `{"type":"member","memberId":…}`, `{"type":"role","role":…}` or `{"type":"everyone"}`.
package enum Assignment: Sendable, Hashable {
    case member(User.ID)
    case role(Role)
    case everyone

    /// The one member it is for; none when it is for several.
    package var member: User.ID? {
        if case .member(let id) = self { id } else { nil }
    }

    /// The people it is for, in a family as it is now.
    package func people(in roster: Roster) -> Set<User.ID> {
        switch self {
        case .member(let id): roster.everyone.intersection([id])
        case .role(let role): roster.everyone(with: role)
        case .everyone: roster.everyone
        }
    }

    /// The same, or everyone when the member it names has left.
    func remaining(in roster: Roster) -> Assignment {
        if case .member(let id) = self, roster.find(id) == nil { .everyone } else { self }
    }

    /// Whether it is for this member.
    package func includes(_ member: Member) -> Bool {
        switch self {
        case .member(let id): id == member.id
        case .role(let role): role == member.role
        case .everyone: true
        }
    }
}

extension Assignment: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, memberId, role
    }

    private enum Kind: String, Codable {
        case member, role, everyone
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .type) {
        case .member: self = .member(try container.decode(User.ID.self, forKey: .memberId))
        case .role: self = .role(try container.decode(Role.self, forKey: .role))
        case .everyone: self = .everyone
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .member(let id):
            try container.encode(Kind.member, forKey: .type)
            try container.encode(id, forKey: .memberId)
        case .role(let role):
            try container.encode(Kind.role, forKey: .type)
            try container.encode(role, forKey: .role)
        case .everyone:
            try container.encode(Kind.everyone, forKey: .type)
        }
    }
}

extension Assignment {
    /// As two columns: the type, and the member's id or the role's name.
    var columns: (type: String, assignee: String?) {
        switch self {
        case .member(let id): (Kind.member.rawValue, id.text)
        case .role(let role): (Kind.role.rawValue, role.rawValue)
        case .everyone: (Kind.everyone.rawValue, nil)
        }
    }

    init(_ row: Row) throws {
        let assignee: String? = try row["assignee"]
        switch Kind(rawValue: try row["assignee_type"]) {
        case .member: self = .member(try row["assignee"])
        case .role:
            guard let role = assignee.flatMap(Role.init) else { throw StorageFault.mismatch(column: "assignee") }
            self = .role(role)
        case .everyone: self = .everyone
        case nil: throw StorageFault.mismatch(column: "assignee_type")
        }
    }
}
