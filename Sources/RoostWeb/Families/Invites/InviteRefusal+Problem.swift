import HTTPTypes
import Roost

extension InviteRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "invite_not_found", "There is no such invite. Look whether the link is whole.")
        case .expired:
            Problem(.gone, "invite_expired", "This invite has run out. Ask for a new one.")
        case .used:
            Problem(.gone, "invite_used", "Somebody has used this invite already. Ask for a new one.")
        case .revoked:
            Problem(.gone, "invite_revoked", "This invite was taken back. Ask for a new one.")
        case .alreadyAMember:
            Problem(.conflict, "already_a_member", "You are in this family already.")
        case .tooMany:
            Problem(.conflict, "too_many_invites", "\(Invite.most) invites are open. Take one back first.")
        }
    }
}
