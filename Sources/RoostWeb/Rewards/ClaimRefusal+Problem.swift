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
        case .priceChanged(let cost):
            Problem(.conflict, "price_changed", "This costs \(cost) karma now. Look again before you ask for it.")
                .with("karmaCost", cost)
        case .outOfStock:
            Problem(.conflict, "out_of_stock", "There is none of this left.")
        case .limitReached(let nextClaimAt):
            Problem(.conflict, "limit_reached", "You had this as often as a week allows. Next week you can again.")
                .with("nextClaimAt", nextClaimAt)
        case .insufficientKarma(let available):
            .insufficientKarma(available: available)
        }
    }
}
