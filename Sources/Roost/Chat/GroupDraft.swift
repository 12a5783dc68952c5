/// What somebody says a group should be.
package struct GroupDraft: Sendable, Equatable {
    /// 1-100 characters.
    package var title: String
    /// Whom to take in, beside the maker.
    package var members: [User.ID]

    /// A group by title and members.
    package init(title: String, members: [User.ID]) {
        self.title = title
        self.members = members
    }

    /// The most people a group is made with.
    private static let most = 100

    /// The same, trimmed, each member once.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> GroupDraft {
        var checks = FieldChecks()
        var result = self
        result.title = checks.line(title, "title", length: 1...100)
        result.members = members.enumerated().filter { members.firstIndex(of: $1) == $0 }.map(\.element)
        if result.members.count > Self.most {
            checks.fail("memberIds", code: "too_many", "A group has up to \(Self.most) members.")
        }
        try checks.finish()
        return result
    }
}
