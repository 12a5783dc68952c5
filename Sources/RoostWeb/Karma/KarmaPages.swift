import Hummingbird
import Roost

/// The page of karma, and the form parents give it by.
struct KarmaPages: PageGroup {
    let environment: PageEnvironment

    private var karma: Karma { services.karma }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("karma") { request, context in
            try await renderer.answer(KarmaPage(request.fields), to: request, context)
        }
        family.post("karma/grants", use: grant)
    }

    @Sendable
    private func grant(_ request: Request, _ context: RoostContext) async throws -> Response {
        let page = KarmaPage(LocalPath(refererOf: request)?.fields ?? QueryFields(""))
        return try await forms.answer(.grant, request, context, on: page) { typed, post in
            var reader = FormReader(typed)
            let user = reader.value("userId", "Choose somebody of the family.", User.ID.init)
            if typed.text("userId") == nil { reader.fail("userId", code: "required", "Choose somebody.") }
            let amount = reader.required("amount", or: 1)
            let grant = KarmaGrant(
                to: user ?? post.caller.user,
                amount: amount,
                description: typed.text("description")
            )
            let checked = try reader.checked { () throws(Invalid) in try grant.checked() }
            _ = try await karma.grant(checked, in: post.family, by: post.caller)
        }
    }
}
