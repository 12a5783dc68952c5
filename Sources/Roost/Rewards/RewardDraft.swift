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

    /// A reward by name and cost.
    package init(name: String, description: String? = nil, karmaCost: Int, emoji: String? = nil) {
        self.name = name
        self.description = description
        self.karmaCost = karmaCost
        self.emoji = emoji
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> RewardDraft {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...100)
        result.description = checks.prose(description, "description", most: 500)
        _ = checks.number(karmaCost, "karmaCost", within: 1...100_000)
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
            emoji: emoji ?? reward.emoji
        )
    }

    /// Looks at the fields alone, before anything is read.
    /// - Throws: `Invalid` with every failing field.
    package func check() throws(Invalid) {
        var draft = RewardDraft(name: name ?? "-", karmaCost: karmaCost ?? 1, emoji: emoji)
        if case .set(let text) = description { draft.description = text }
        _ = try draft.checked()
    }
}
