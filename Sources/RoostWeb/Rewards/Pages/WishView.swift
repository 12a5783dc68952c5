import Roost

/// A claim as a wish that waits for an answer: what `rewards/approval` shows.
struct WishView: Sendable {
    private let claim: Claim
    private let reward: Reward?
    private let viewer: Viewer

    /// A claim, with its reward for the picture, if that is still there.
    init(_ claim: Claim, of reward: Reward?, for viewer: Viewer) {
        self.claim = claim
        self.reward = reward
        self.viewer = viewer
    }

    var values: Values {
        let isMine = claim.memberId == viewer.me.id
        return [
            "claimId": claim.id.text,
            "child": viewer.person(claim.memberId) ?? ["name": viewer.name(of: claim.memberId)],
            "rewardName": claim.reward.name,
            "karmaCost": viewer.words.number(claim.reward.karmaCost),
            "emoji": reward?.emoji ?? "🎁",
            "imageURL": reward.flatMap { $0.imageURL(below: viewer.base) },
            "whenLabel": viewer.dates.moment(claim.createdAt),
            "isPending": claim.status == .pending,
            "canApprove": viewer.me.isParent,
            "canCancel": viewer.me.isParent || isMine,
            "isMine": isMine,
        ]
    }
}

/// The wishes that wait.
enum WishViews {
    /// Those the viewer may see, by claim: a parent's all, a child's own.
    static func pending(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> [Claim.ID: Values] {
        let wishes = try list(view, viewer, rewards: try view.rewards(at: viewer.dates.now).map(\.reward))
        return Dictionary(wishes) { first, _ in first }
    }

    /// The same in order, the one that waits longest first.
    static func list(
        _ view: borrowing FamilyView,
        _ viewer: Viewer,
        rewards: [Reward]
    ) throws -> [(Claim.ID, Values)] {
        let claims = try view.claims(status: .pending, limit: 100).items.reversed()
        return claims.map { claim in
            (claim.id, WishView(claim, of: rewards.first { $0.id == claim.reward.id }, for: viewer).values)
        }
    }
}

extension Reward {
    /// Where its picture is; nil without one.
    func imageURL(below base: String) -> String? {
        imageTag.map { _ in "\(base)/rewards/\(id.text)/image?v=\(version)" }
    }
}
