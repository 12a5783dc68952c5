import Hummingbird
import Roost

/// The page of a family's members, and its forms.
struct MemberPages: PageGroup {
    let environment: PageEnvironment

    private var families: Families { services.families }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("family") { request, context in
            try await renderer.answer(MembersPage(), to: request, context)
        }
        family.post("members", use: add)
        family.post("members/:userId/role", use: changeRole)
        family.post("members/:userId/removal", use: remove)
    }

    @Sendable
    private func add(_ request: Request, _ context: RoostContext) async throws -> Response {
        let language = try context.signedIn().user.language
        return try await forms.answer(.member, request, context, on: MembersPage()) { typed, post in
            var form = MemberForm(typed)
            let (registration, role) = try form.member(in: language)
            do {
                _ = try await families.addMember(registration, as: role, to: post.family, by: post.caller)
            } catch AccountRefusal.emailTaken {
                throw MemberForm.emailTaken
            }
        }
    }

    @Sendable
    private func changeRole(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.userId()
        return try await forms.answer(.button, request, context, on: MembersPage()) { typed, post in
            guard let role = Role(rawValue: typed["role"]) else { throw Invalid("role", "A role is parent or child.") }
            _ = try await families.changeRole(of: id, to: role, in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.userId()
        // Who leaves has no page there any more.
        let isLeaving = try context.signedIn().user.id == id
        let response = try await forms.answer(.button, request, context, on: MembersPage()) { _, post in
            try await families.removeMember(id, from: post.family, by: post.caller)
        }
        return isLeaving && response.status == .seeOther ? .see("/") : response
    }
}
