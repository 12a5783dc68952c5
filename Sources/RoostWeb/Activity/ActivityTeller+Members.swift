import Roost

extension ActivityTeller {
    func memberLine(_ event: LoggedEvent) throws -> ActivityLine? {
        switch event.name {
        case MemberAdded.name:
            let payload = try event.payload(as: MemberAdded.self)
            // Who takes an invite joins by it, whoever made it.
            guard event.actorId != payload.member.id else {
                return line(payload.member, "activity.member_joined", by: payload.member.id)
            }
            return line(payload.member, "activity.member_added", by: payload.by)
        case MemberRemoved.name:
            let payload = try event.payload(as: MemberRemoved.self)
            let isOwn = payload.by == payload.member.id
            return line(payload.member, isOwn ? "activity.member_left" : "activity.member_removed", by: payload.by)
        case MemberRoleChanged.name:
            let payload = try event.payload(as: MemberRoleChanged.self)
            let key = payload.member.role == .parent ? "activity.became_parent" : "activity.became_child"
            return line(payload.member, key, by: payload.by)
        default: return nil
        }
    }

    private func line(_ member: MemberSummary, _ key: String, by actor: User.ID) -> ActivityLine {
        ActivityLine(text: words(key, ["who": who(actor), "whom": whom(member.id)]), path: "/family")
    }
}
