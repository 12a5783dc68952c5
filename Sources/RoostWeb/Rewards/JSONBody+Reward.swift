import Roost

extension JSONBody {
    /// A reward as a client wants it.
    mutating func rewardDraft() -> RewardDraft {
        RewardDraft(
            name: required("name", or: ""),
            description: optional("description"),
            karmaCost: required("karmaCost", or: 1),
            emoji: optional("emoji"),
            stock: optional("stock"),
            limitPerMember: optional("limitPerMember")
        )
    }

    /// What a client wants changed of a reward.
    mutating func rewardEdit() -> RewardEdit {
        var edit = RewardEdit()
        edit.name = change("name")
        edit.description = patch("description")
        edit.karmaCost = change("karmaCost")
        edit.emoji = change("emoji")
        edit.stock = patch("stock")
        edit.limitPerMember = patch("limitPerMember")
        return edit
    }
}
