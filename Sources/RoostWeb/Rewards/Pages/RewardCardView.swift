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
            "emoji": reward.emoji,
            "imageURL": reward.imageURL(below: viewer.base),
            "isFavourite": offer.isFavourite,
            "progressValue": reached,
            "progressLabel": "\(reached) / \(reward.karmaCost)",
            "karmaMissing": missing == 0 ? nil : missing,
            "isEnough": missing == 0,
            "isPending": offer.pendingClaim != nil,
            "pendingClaimId": offer.pendingClaim?.id.text,
            "stockLabel": reward.stock.map { $0 == 0 ? "None left" : "\($0) left" },
            "isSoldOut": reward.stock == 0,
            "limitLabel": reward.limitPerMember.map(Self.often),
            "againLabel": offer.nextClaimAt.map { "Again \(viewer.dates.dayInSentence($0))" },
            "canClaim": missing == 0 && offer.pendingClaim == nil && reward.stock != 0 && offer.claimsLeft != 0,
            "canEdit": viewer.me.isParent,
            "karmaNow": offer.available,
            "karmaAfter": max(0, offer.available - reward.karmaCost),
        ]
    }

    private var reached: Int { min(max(0, offer.available), offer.reward.karmaCost) }

    /// `Twice a week`.
    private static func often(_ times: Int) -> String {
        switch times {
        case 1: "Once a week"
        case 2: "Twice a week"
        default: "\(times) times a week"
        }
    }

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
