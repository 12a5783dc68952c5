/// What a parent says a reward should be.
package struct RewardDraft: Sendable, Equatable {
    /// 1-100 characters.
    package var name: String
    /// Up to 500 characters.
    package var description: String?
    /// 1-100,000.
    package var karmaCost: Int
    /// One character; 🎁 when none is given.
    package var emoji: String?
    /// How many there are, 0-10,000; none means without end.
    package var stock: Int?
    /// How often a member may have it in a week, 1-100; none means as often as karma allows.
    package var limitPerMember: Int?

    /// A reward by name and cost.
    package init(
        name: String,
        description: String? = nil,
        karmaCost: Int,
        emoji: String? = nil,
        stock: Int? = nil,
        limitPerMember: Int? = nil
    ) {
        self.name = name
        self.description = description
        self.karmaCost = karmaCost
        self.emoji = emoji
        self.stock = stock
        self.limitPerMember = limitPerMember
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> RewardDraft {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...100)
        result.description = checks.prose(description, "description", most: 500)
        _ = checks.number(karmaCost, "karmaCost", within: 1...100_000)
        _ = checks.number(stock, "stock", within: 0...10_000)
        _ = checks.number(limitPerMember, "limitPerMember", within: 1...100)
        result.emoji = emoji.flatMap { $0.isEmpty ? nil : checks.line($0, "emoji", length: 1...1) }
        try checks.finish()
        return result
    }
}

/// What an edit changes of a reward; what isn't named stays.
package struct RewardEdit: Sendable, Equatable {
    package var name: String?
    package var description: Patch<String> = .keep
    package var karmaCost: Int?
    package var emoji: String?
    package var stock: Patch<Int> = .keep
    package var limitPerMember: Patch<Int> = .keep
    /// The version it was made from (`If-Match`); none takes any.
    package var ifVersion: Int?

    /// An edit that changes nothing yet.
    package init() {}

    /// The reward as it would be.
    func applied(to reward: Reward) -> RewardDraft {
        RewardDraft(
            name: name ?? reward.name,
            description: description.applied(to: reward.description),
            karmaCost: karmaCost ?? reward.karmaCost,
            emoji: emoji ?? reward.emoji,
            stock: stock.applied(to: reward.stock),
            limitPerMember: limitPerMember.applied(to: reward.limitPerMember)
        )
    }

    /// Looks at the fields alone, before anything is read.
    /// - Throws: `Invalid` with every failing field.
    package func check() throws(Invalid) {
        var draft = RewardDraft(name: name ?? "-", karmaCost: karmaCost ?? 1, emoji: emoji)
        draft.description = description.applied(to: nil)
        draft.stock = stock.applied(to: nil)
        draft.limitPerMember = limitPerMember.applied(to: nil)
        _ = try draft.checked()
    }
}
