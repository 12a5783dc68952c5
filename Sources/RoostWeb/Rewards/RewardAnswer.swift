import Roost

/// A reward as one member sees it, as one JSON object: the reward's fields, `isFavourite`, `pendingClaim?`, `available`,
/// `claimsLeft?` and `nextClaimAt?`.
struct RewardAnswer: Encodable {
    private let offer: RewardOffer

    init(_ offer: RewardOffer) {
        self.offer = offer
    }

    private enum CodingKeys: String, CodingKey {
        case isFavourite, pendingClaim, available, claimsLeft, nextClaimAt
    }

    func encode(to encoder: any Encoder) throws {
        try offer.reward.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(offer.isFavourite, forKey: .isFavourite)
        try container.encodeIfPresent(offer.pendingClaim, forKey: .pendingClaim)
        try container.encode(offer.available, forKey: .available)
        try container.encodeIfPresent(offer.claimsLeft, forKey: .claimsLeft)
        try container.encodeIfPresent(offer.nextClaimAt, forKey: .nextClaimAt)
    }
}
