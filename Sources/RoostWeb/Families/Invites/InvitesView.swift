import Roost

/// A family's open invites: what `family/invites` shows.
struct InvitesView: Sendable {
    let values: Values

    init(_ invites: [Invite], for viewer: Viewer) {
        values = [
            "base": viewer.base,
            "invites": invites.map { Self.values($0, viewer) },
        ]
    }

    /// The region, of pages of parents.
    static func region(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> PageContent.Region {
        let invites = InvitesView(try view.invites(at: viewer.dates.now), for: viewer)
        return PageContent.Region(name: "family/invites", slot: "invitesRegion", values: invites.values)
    }

    private static func values(_ invite: Invite, _ viewer: Viewer) -> Values {
        [
            "id": invite.id.text,
            "roleLabel": viewer.words(invite.role == .parent ? "people.parent" : "people.child"),
            "isParentRole": invite.role == .parent,
            "inviterName": invite.createdBy == viewer.me.id
                ? viewer.words("people.whom_you") : viewer.name(of: invite.createdBy),
            "untilLabel": viewer.dates.inSentence(invite.expiresAt),
        ]
    }
}
