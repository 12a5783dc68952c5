/// Who a schedule's tasks are for: as of a task, or members that take turns.
///
/// In JSON as `Assignment`, or `{"type":"rotation","memberIds":[…]}`.
package enum ScheduleAssignment: Sendable, Hashable {
    case always(Assignment)
    /// Each task is for the next of them.
    case rotation([User.ID])

    /// Who the next task is for, after somebody's turn. Who left is passed over; when nobody is left it is for everyone.
    func next(after last: User.ID?, in roster: Roster) -> Assignment {
        switch self {
        case .always(let assignment): return assignment.remaining(in: roster)
        case .rotation(let members):
            let start = last.flatMap(members.firstIndex).map { $0 + 1 } ?? 0
            let turns = members.dropFirst(start) + members.prefix(start)
            return turns.first { roster.find($0) != nil }.map { .member($0) } ?? .everyone
        }
    }

    /// The members it names.
    var named: [User.ID] {
        switch self {
        case .always(.member(let id)): [id]
        case .always: []
        case .rotation(let members): members
        }
    }

    func check(_ checks: inout FieldChecks) {
        guard case .rotation(let members) = self else { return }
        if members.isEmpty {
            checks.fail("assignment.memberIds", code: "required", "Name those who take turns.")
        } else if members.count > 50 || Set(members).count != members.count {
            checks.fail("assignment.memberIds", "Name each one once, and at most 50.")
        }
    }
}

extension ScheduleAssignment: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, memberIds
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if try container.decode(String.self, forKey: .type) == "rotation" {
            self = .rotation(try container.decode([User.ID].self, forKey: .memberIds))
        } else {
            self = .always(try Assignment(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .always(let assignment): try assignment.encode(to: encoder)
        case .rotation(let members):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode("rotation", forKey: .type)
            try container.encode(members, forKey: .memberIds)
        }
    }
}
