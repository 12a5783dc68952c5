import Roost

/// A claim as a wish that waits for an answer: what `rewards/approval` shows.
struct WishView: Sendable {
    private let claim: Claim
    private let reward: Reward?
    private let viewer: Viewer
    private let refusal: FormRefusal?

    /// A claim, with its reward for the picture, if that is still there.
    init(_ claim: Claim, of reward: Reward?, for viewer: Viewer, _ refusal: FormRefusal?) {
        self.claim = claim
        self.reward = reward
        self.viewer = viewer
        self.refusal = refusal
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
            "rejection": refusal.folded(.rejection(claim.id), "reason"),
        ]
    }
}

/// The wishes that wait.
enum WishViews {
    /// Those the viewer may see, by claim: a parent's all, a child's own.
    static func pending(
        _ view: borrowing FamilyView,
        _ viewer: Viewer,
        _ refusal: FormRefusal?
    ) throws -> [Claim.ID: Values] {
        let wishes = try list(view, viewer, rewards: try view.rewards(at: viewer.dates.now).map(\.reward), refusal)
        return Dictionary(wishes) { first, _ in first }
    }

    /// The same in order, the one that waits longest first.
    static func list(
        _ view: borrowing FamilyView,
        _ viewer: Viewer,
        rewards: [Reward],
        _ refusal: FormRefusal?
    ) throws -> [(Claim.ID, Values)] {
        let claims = try view.claims(status: .pending, limit: 100).items.reversed()
        return claims.map { claim in
            let reward = rewards.first { $0.id == claim.reward.id }
            return (claim.id, WishView(claim, of: reward, for: viewer, refusal).values)
        }
    }
}

extension Reward {
    /// Where its picture is; nil without one.
    func imageURL(below base: String) -> String? {
        imageTag.map { _ in "\(base)/rewards/\(id.text)/image?v=\(version)" }
    }
}
