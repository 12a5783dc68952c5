import Roost

extension Endpoint {
    /// Invites, for those who invite and for those who are invited.
    static func invites(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/invites"
        let fields: [Schema.Field] = [
            .init("id", .id), .init("familyId", .id), .init("role", try shapes.of(Role.self)), .init("createdBy", .id),
            .init("createdAt", .instant), .init("expiresAt", .instant),
        ]
        let secrets: [Schema.Field] = [
            .init("token", .string()), .init("url", .string()), .init("qrCode", .string(), isOptional: true),
        ]
        let gone = ["invite_expired", "invite_used", "invite_revoked"]
        return [
            Endpoint(
                "GET \(all)",
                "The invites that can be accepted.",
                for: .parent,
                answers: [.ok(shapes.items(shapes.object("Invite", fields)))]
            ),
            Endpoint(
                "POST \(all)",
                "Invites somebody; the link is told once.",
                for: .parent,
                takes: .json(.object([.init("role", .role)])),
                answers: [.created(shapes.object("InviteLink", fields + secrets))],
                refuses: [409: ["too_many_invites"]]
            ),
            Endpoint(
                "DELETE \(all)/{inviteId}",
                "Takes an invite back.",
                for: .parent,
                answers: [.done],
                refuses: [404: ["invite_not_found"], 410: ["invite_used"]]
            ),
            Endpoint(
                "GET /v1/invites/{token}",
                "What a link leads to.",
                for: .anyone,
                answers: [.ok(try shapes.of(Invitation.self))],
                refuses: [404: ["invite_not_found"], 410: gone]
            ),
            Endpoint(
                "POST /v1/invites/{token}/acceptance",
                "Joins the family a link leads to.",
                for: .signedIn,
                answers: [.created(try shapes.of(Joining.self))],
                refuses: [404: ["invite_not_found"], 409: ["already_a_member", "needs_password"], 410: gone]
            ),
        ]
    }
}
