import Hummingbird
import Roost

/// The page of a family's settings, and its forms.
struct FamilySettingsPages: PageGroup {
    let environment: PageEnvironment

    private var families: Families { services.families }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("family/settings") { request, context in
            try await renderer.answer(FamilySettingsPage(), to: request, context)
        }
        family.post("family/settings", use: save)
        family.post("family/removal", use: delete)
    }

    @Sendable
    private func save(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = FamilySettingsPage()
        return try await forms.answer(.family, request, context, on: page, done: "/family") { typed, post in
            var form = FamilyForm(typed)
            let (version, edit) = (form.version(), try form.edit())
            _ = try await families.update(post.family, to: edit, ifVersion: version, by: post.caller)
        }
    }

    /// Of a family that is gone there is no page to go back to; a wrong name is told at its field.
    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = FamilySettingsPage()
        let response = try await forms.answer(.familyDeletion, request, context, on: page) { typed, post in
            do {
                try await families.delete(post.family, named: typed.text("name") ?? "", by: post.caller)
            } catch FamilyRefusal.wrongName {
                throw Invalid("name", code: "wrong_name", FamilyRefusal.wrongName.problem.detail)
            }
        }
        return response.status == .seeOther ? .see("/") : response
    }
}
