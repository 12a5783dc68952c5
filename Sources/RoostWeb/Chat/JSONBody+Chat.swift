import Roost

extension JSONBody {
    /// A chat that somebody wants.
    enum NewChat: Sendable {
        case direct(User.ID)
        case group(GroupDraft)
    }

    /// `{type: "direct", memberId}` or `{type: "group", title, memberIds}`.
    /// - Throws: `Invalid` with every failing field.
    mutating func newChat() throws -> NewChat {
        let type = Chat.Kind(rawValue: required("type", or: ""))
        guard let type else {
            if !hasFailed("type") { fail("type", "A chat is direct or a group.") }
            try finish()
            throw Invalid("type", "A chat is direct or a group.")
        }
        switch type {
        case .direct:
            let member: User.ID? = change("memberId")
            if member == nil, !hasFailed("memberId") { fail("memberId", code: "required", "This is missing.") }
            try finish()
            guard let member else { throw Invalid("memberId", code: "required", "This is missing.") }
            return .direct(member)
        case .group:
            let ids: UserIDs? = optional("memberIds")
            let draft = GroupDraft(title: required("title", or: ""), members: ids?.ids ?? [])
            return .group(try checked { () throws(Invalid) in try draft.checked() })
        }
    }
}

/// A list of people.
private struct UserIDs: JSONReadable {
    static let expected = "This is a list of ids, each a UUID in lower case."
    let ids: [User.ID]

    init?(_ value: JSONValue) {
        guard case .array(let values) = value else { return nil }
        ids = values.compactMap { User.ID($0) }
        guard ids.count == values.count else { return nil }
    }
}
