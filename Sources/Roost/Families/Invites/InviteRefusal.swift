/// Why a request about an invite is refused.
package enum InviteRefusal: Error, Equatable, Sendable {
    /// No such invite.
    case notFound
    /// It has run out.
    case expired
    /// Somebody has accepted it.
    case used
    /// A parent took it back, or the one who invited has no say in the family any more.
    case revoked
    /// Who accepts is in the family already.
    case alreadyAMember(Family.ID)
    /// The family has as many open invites as it may have.
    case tooMany
}
