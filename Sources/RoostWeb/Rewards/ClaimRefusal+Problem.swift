import HTTPTypes
import Roost

extension ClaimRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "claim_not_found", "This claim is not here.")
        case .alreadyPending:
            Problem(.conflict, "already_pending", "You are waiting for this reward already.")
        case .notPending(let claim):
            Problem(.conflict, "not_pending", "This claim is decided already.").with("claim", claim)
        case .insufficientKarma(let available):
            .insufficientKarma(available: available)
        }
    }
}
