import Roost

extension Endpoint {
    /// Who is in a family, and how its children sign in.
    static func members(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/members"
        let one = "\(all)/{userId}"
        let member = try shapes.of(Member.self)
        let unknown = [404: ["member_not_found"]]
        let kept = unknown.merging([403: ["keeps_own_sign_in"]]) { $1 }
        return [
            Endpoint(
                "POST \(all)",
                "Adds somebody who has no account yet: by email and password, or a child by PIN.",
                for: .parent,
                takes: .json(.newMember),
                answers: [.created(member)],
                refuses: [409: ["email_taken"]]
            ),
            Endpoint(
                "PUT \(one)/role",
                "Changes somebody's role.",
                for: .parent,
                takes: .json(.object([.init("role", .role)])),
                answers: [.ok(member)],
                refuses: unknown.merging([409: ["last_parent", "needs_password"]]) { $1 },
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)",
                "Takes somebody out of the family; who isn't a parent can only leave.",
                for: .member,
                answers: [.done],
                refuses: unknown.merging([403: ["parents_only"], 409: ["last_parent"]]) { $1 }
            ),
            Endpoint(
                "GET \(one)/image",
                "Somebody's picture.",
                for: .member,
                answers: [.picture, .known],
                refuses: [404: ["member_not_found", "no_image"]]
            ),
            Endpoint(
                "GET \(one)/access",
                "How a child signs in.",
                for: .parent,
                answers: [.ok(try shapes.of(MemberAccess.self))],
                refuses: kept
            ),
            Endpoint(
                "PUT \(one)/pin",
                "Sets a child's PIN.",
                for: .parent,
                takes: .json(.object([.init("pin", .pin)])),
                answers: [.done],
                refuses: kept
            ),
            Endpoint(
                "PUT \(one)/password",
                "Sets a child's password, the first together with an email.",
                for: .parent,
                takes: .json(.object([.init("password", .password), .optional("email", .email)])),
                answers: [.done],
                refuses: kept.merging([409: ["email_taken"]]) { $1 }
            ),
        ]
    }
}

extension Input {
    fileprivate static let newMember = Input.union([
        [.init("role", .role)] + ownCredentials + face,
        [.init("role", .choice(["child"])), .init("pin", .pin)] + face,
    ])
}
