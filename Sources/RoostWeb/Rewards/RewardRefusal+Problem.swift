import HTTPTypes
import Roost

extension RewardRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "reward_not_found", "This reward is not here any more.")
        case .archived:
            Problem(.conflict, "reward_archived", "This reward is archived.")
        case .claimsPending:
            Problem(.conflict, "claims_pending", "Somebody is waiting for this reward. Decide their claim first.")
        case .changedMeanwhile:
            Problem(.preconditionFailed, "changed_meanwhile", "Somebody changed this reward meanwhile. Look again.")
        case .noImage:
            Problem(.notFound, "no_image", "This reward has no picture.")
        }
    }
}
