import Roost

/// What who holds an invite's link sees, signed in or not.
struct InviteDoorView {
    let content: PageContent

    /// The invitation, to somebody who is signed in or to nobody yet.
    init(_ invitation: Invitation, _ token: Invite.Token, for user: User?, in words: Words) {
        content = PageContent(
            template: "pages/invite",
            title: words("family.join", ["family": invitation.familyName]),
            values: [
                "invitingFamily": invitation.familyName,
                "inviterName": invitation.invitedBy.isEmpty ? nil : invitation.invitedBy,
                "isParentRole": invitation.role == .parent,
                "path": "/invites/\(token.text)",
                "userName": user?.name,
            ]
        )
    }

    /// The form of somebody who has no account yet: what was typed, and what was wrong with it.
    init(
        newAccountFor invitation: Invitation,
        _ token: Invite.Token,
        _ typed: FormBody,
        _ problem: Problem?,
        in words: Words
    ) {
        content = PageContent(
            template: "pages/invite-account",
            title: words("family.join", ["family": invitation.familyName]),
            values: [
                "invitingFamily": invitation.familyName,
                "path": "/invites/\(token.text)",
                "name": typed["name"],
                "email": typed["email"],
                "errors": FormRefusal.errors(of: problem),
            ],
            problem: problem?.detail
        )
    }
}
