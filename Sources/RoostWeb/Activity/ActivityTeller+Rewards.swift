import Roost

extension ActivityTeller {
    func rewardLine(_ event: LoggedEvent) throws -> ActivityLine? {
        switch event.name {
        case RewardCreated.name:
            return line(try event.payload(as: RewardCreated.self).reward, "activity.reward_created", event)
        case RewardUpdated.name:
            return line(try event.payload(as: RewardUpdated.self).reward, "activity.reward_updated", event)
        case RewardArchived.name:
            let reward = try event.payload(as: RewardArchived.self).reward
            return ActivityLine(text: line(reward, "activity.reward_archived", event).text)
        default: return nil
        }
    }

    func claimLine(_ event: LoggedEvent) throws -> ActivityLine? {
        switch event.name {
        case ClaimCreated.name:
            return line(try event.payload(as: ClaimCreated.self).claim, "activity.claim_created", by: event.actorId)
        case ApprovalTaskCreated.name:
            return line(
                try event.payload(as: ApprovalTaskCreated.self).claim,
                "activity.claim_asked",
                by: event.actorId
            )
        case ClaimCompleted.name:
            let payload = try event.payload(as: ClaimCompleted.self)
            return line(payload.claim, "activity.claim_completed", by: payload.completedBy)
        case ClaimRejected.name:
            let payload = try event.payload(as: ClaimRejected.self)
            return line(payload.claim, "activity.claim_rejected", by: payload.by, why: payload.reason)
        case ClaimCancelled.name:
            let payload = try event.payload(as: ClaimCancelled.self)
            let isOwn = payload.by == payload.claim.memberId
            let key = isOwn ? "activity.claim_withdrawn" : "activity.claim_cancelled"
            return line(payload.claim, key, by: payload.by, why: payload.reason)
        default: return nil
        }
    }

    private func line(_ reward: Reward, _ key: String, _ event: LoggedEvent) -> ActivityLine {
        let text = words(key, ["who": who(event.actorId), "reward": reward.name])
        return ActivityLine(text: text, path: "/rewards#reward-\(reward.id.text)")
    }

    private func line(_ claim: Claim, _ key: String, by actor: User.ID?, why: String? = nil) -> ActivityLine {
        let arguments = ["who": who(actor), "whom": whom(claim.memberId), "reward": claim.reward.name]
        let text = because(words(key, arguments, count: claim.reward.karmaCost), why)
        return ActivityLine(text: text, path: "/rewards#reward-\(claim.reward.id.text)")
    }
}
