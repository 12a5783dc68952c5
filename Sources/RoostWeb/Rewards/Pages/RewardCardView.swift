import Roost

/// A reward as somebody sees it on the shelf: what `rewards/card` and `rewards/progress` show.
struct RewardCardView: Sendable {
    private let offer: RewardOffer
    private let viewer: Viewer

    init(_ offer: RewardOffer, for viewer: Viewer) {
        self.offer = offer
        self.viewer = viewer
    }

    var values: Values {
        let reward = offer.reward
        return [
            "id": reward.id.text,
            "name": reward.name,
            "blurb": reward.description,
            "karmaCost": reward.karmaCost,
            "costLabel": words.number(reward.karmaCost),
            "emoji": reward.emoji,
            "imageURL": reward.imageURL(below: viewer.base),
            "isFavourite": offer.isFavourite,
            "progressValue": reached,
            "progressLabel": "\(words.number(reached)) / \(words.number(reward.karmaCost))",
            "karmaMissing": missing == 0 ? nil : words.number(missing),
            "isEnough": missing == 0,
            "isPending": offer.pendingClaim != nil,
            "pendingClaimId": offer.pendingClaim?.id.text,
            "stockLabel": reward.stock.map { $0 == 0 ? words("rewards.none_left") : words("rewards.left", count: $0) },
            "isSoldOut": reward.stock == 0,
            "limitLabel": reward.limitPerMember.map(often),
            "againLabel": offer.nextClaimAt.map { words("rewards.again", ["day": viewer.dates.dayInSentence($0)]) },
            "canClaim": missing == 0 && offer.pendingClaim == nil && reward.stock != 0 && offer.claimsLeft != 0,
            "canEdit": viewer.me.isParent,
            "karmaNow": words.number(offer.available),
            "karmaAfter": words.number(max(0, offer.available - reward.karmaCost)),
        ]
    }

    private var reached: Int { min(max(0, offer.available), offer.reward.karmaCost) }

    /// `Twice a week`.
    private func often(_ times: Int) -> String {
        switch times {
        case 1: words("rewards.once")
        case 2: words("rewards.twice")
        default: words("rewards.times", ["times": words.number(times)])
        }
    }

    private var words: Words { viewer.words }

    private var missing: Int { offer.reward.karmaCost - reached }
}

extension [RewardOffer] {
    /// Favourites, the nearest first.
    var goals: [RewardOffer] {
        filter(\.isFavourite).enumerated()
            .sorted { ($0.element.reward.karmaCost, $0.offset) < ($1.element.reward.karmaCost, $1.offset) }
            .map(\.element)
    }
}
