import Roost

/// The form that makes or changes a reward. Parents only.
struct RewardFormPage: FamilyPage {
    static let tab = NavigationTab.rewards

    private let id: Reward.ID?
    private var refusal: FormRefusal?

    /// - Parameter id: nil for a new reward.
    init(id: Reward.ID?) {
        self.id = id
    }

    var path: String { id.map { "/rewards/\($0.text)/edit" } ?? "/rewards/new" }

    func refusing(_ refusal: FormRefusal) -> RewardFormPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        guard viewer.me.isParent else { throw FamilyRefusal.parentsOnly }
        let reward = try id.map { try view.reward($0, at: viewer.dates.now).reward }
        if reward?.archivedAt != nil { throw RewardRefusal.archived }
        return PageContent(
            template: "pages/reward-form",
            title: viewer.words(reward == nil ? "rewards.new" : "rewards.edit"),
            values: ["isNew": reward == nil],
            regions: [form(reward, viewer)] + (try reward.map { [try side($0, view, viewer)] } ?? []),
            problem: refusal?.problem.detail
        )
    }

    private func form(_ reward: Reward?, _ viewer: Viewer) -> PageContent.Region {
        let typed = refusal.typed(in: .reward)
        let values: Values = [
            "base": viewer.base,
            "isNew": reward == nil,
            "action": "\(viewer.base)/rewards" + (id.map { "/\($0.text)" } ?? ""),
            "version": refusal.version(in: .reward) ?? reward?.version,
            "form": fields(reward, typed),
        ]
        return PageContent.Region(name: "rewards/form", slot: "formRegion", values: values)
    }

    /// Its picture and its end, which are beside the form.
    private func side(
        _ reward: Reward,
        _ view: borrowing FamilyView,
        _ viewer: Viewer
    ) throws -> PageContent.Region {
        let values: Values = [
            "base": viewer.base,
            "rewardId": reward.id.text,
            "imageURL": reward.imageURL(below: viewer.base),
            "emoji": reward.emoji,
            "archiveRefusal": try archiveRefusal(view, viewer),
        ]
        return PageContent.Region(name: "rewards/side", slot: "sideRegion", values: values)
    }

    private func fields(_ reward: Reward?, _ typed: FormBody?) -> Values {
        let chosen = typed?.text("emoji") ?? reward?.emoji ?? Self.emojis[0]
        let emojis = Self.emojis.contains(chosen) ? Self.emojis : [chosen] + Self.emojis.dropLast()
        return [
            "name": typed?["name"] ?? reward?.name ?? "",
            "description": typed?["description"] ?? reward?.description ?? "",
            "karmaCostValue": typed?["karmaCost"] ?? reward.map { String($0.karmaCost) } ?? "",
            "stockValue": typed?["stock"] ?? reward?.stock.map(String.init) ?? "",
            "limitValue": typed?["limitPerMember"] ?? reward?.limitPerMember.map(String.init) ?? "",
            "errors": refusal.errors(in: .reward),
            "emojis": emojis.map { ["value": $0, "isSelected": $0 == chosen] as Values },
        ]
    }

    private func archiveRefusal(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> String? {
        let waiting = try view.claims(status: .pending, limit: 100).items.count { $0.reward.id == id }
        return waiting == 0 ? nil : viewer.words("rewards.archive_refused", count: waiting)
    }

    private static let emojis = ["🎁", "🎬", "🍦", "🍕", "🎮", "🎡", "🏊", "📚", "🧸", "🎨", "🌙", "🚲"]
}
