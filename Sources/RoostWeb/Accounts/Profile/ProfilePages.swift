import Hummingbird
import Roost

/// The page about oneself, and its forms.
struct ProfilePages: PageGroup {
    let environment: PageEnvironment

    private var accounts: Accounts { services.accounts }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("profile") { request, context in
            try await renderer.answer(ProfilePage(), to: request, context)
        }
        family.post("profile", use: save)
        family.post("profile/image", use: setImage)
        family.post("profile/image/removal", use: removeImage)
    }

    @Sendable
    private func save(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await forms.answer(.profile, request, context, on: ProfilePage()) { typed, post in
            var form = ProfileForm(typed)
            _ = try await accounts.changeProfile(try form.edit(), by: post.caller)
        }
    }

    @Sendable
    private func setImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await forms.upload(request, context, on: ProfilePage()) { image, post in
            _ = try await accounts.setImage(image, by: post.caller)
        }
    }

    @Sendable
    private func removeImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await forms.answer(.button, request, context, on: ProfilePage()) { _, post in
            _ = try await accounts.removeImage(by: post.caller)
        }
    }
}
