import HTTPTypes
import Hummingbird
import Roost

/// The page of settings, and its forms.
struct SettingsPages: PageGroup {
    let environment: PageEnvironment

    private var accounts: Accounts { services.accounts }
    private var feeds: TaskFeeds { services.taskFeeds }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("settings") { request, context in
            try await renderer.answer(try page(context), to: request, context)
        }
        family.post("settings/password", use: changePassword)
        family.post("settings/sign-ins/:signInId/removal", use: endSignIn)
        family.post("settings/account/removal", use: deleteAccount)
        family.post("settings/feed", use: makeFeed)
        family.post("settings/feed/removal", use: revokeFeed)
    }

    private func page(_ context: RoostContext, made: FeedLink? = nil) throws -> SettingsPage {
        SettingsPage(current: try context.signedIn().signIn, made: made)
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: RoostContext) async throws -> Response {
        let identity = try context.signedIn()
        return try await forms.answer(.password, request, context, on: try page(context)) { typed, _ in
            try await accounts.changePassword(typed, by: identity)
        }
    }

    @Sendable
    private func endSignIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (signIn, identity) = (try context.signInId(), try context.signedIn())
        return try await forms.answer(.button, request, context, on: try page(context)) { _, _ in
            try await accounts.end(signIn, by: identity)
        }
    }

    /// Answers with the page itself, as the link is shown once and can't be in an address.
    @Sendable
    private func makeFeed(_ request: Request, _ context: RoostContext) async throws -> Response {
        var made: FeedLink?
        let response = try await forms.answer(.button, request, context, on: try page(context)) { _, post in
            let token = try await feeds.create(in: post.family, by: post.caller)
            made = FeedLink(token, of: post.family, askedBy: request, configuration)
        }
        guard let made else { return response }
        return try await renderer.answer(try page(context, made: made), to: request, context, status: .created)
    }

    @Sendable
    private func revokeFeed(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await forms.answer(.button, request, context, on: try page(context)) { _, post in
            try await feeds.revoke(in: post.family, by: post.caller)
        }
    }

    @Sendable
    private func deleteAccount(_ request: Request, _ context: RoostContext) async throws -> Response {
        let name = try context.signedIn().user.name
        var response = try await forms.answer(.farewell, request, context, on: try page(context)) { typed, post in
            try Farewell.check(typed, of: name)
            try await accounts.delete(by: post.caller)
        }
        guard response.status == .seeOther || response.status == .noContent else { return response }
        if response.status == .seeOther { response = .see("/sign-in") }
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }
}
