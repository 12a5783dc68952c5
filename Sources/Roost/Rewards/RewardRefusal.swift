/// Why a request about a reward is refused.
package enum RewardRefusal: Error, Equatable, Sendable {
    /// No such reward in this family.
    case notFound
    /// It is archived: it can't be changed or claimed.
    case archived
    /// Claims of it are pending, so it can't be archived.
    case claimsPending
    /// It was changed since the version the change was made from.
    case changedMeanwhile
    /// It has no picture.
    case noImage
}

/// Why a request about a claim is refused.
package enum ClaimRefusal: Error, Equatable, Sendable {
    /// No such claim in this family, or none the asker may see.
    case notFound
    /// The member has a pending claim of this reward already.
    case alreadyPending
    /// It costs another price than the member was told.
    case priceChanged(Int)
    /// There is none left.
    case outOfStock
    /// The member has had it as often as a week allows; the next week begins then.
    case limitReached(nextClaimAt: Timestamp)
    /// It is decided: approved, rejected or cancelled.
    case notPending(Claim)
    /// It costs more than the member has available.
    case insufficientKarma(available: Int)
}
