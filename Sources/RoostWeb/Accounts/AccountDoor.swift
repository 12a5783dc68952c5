import HTTPTypes
import Hummingbird
import Roost

/// Profile and settings of somebody who is in no family; who is in one has these pages there.
struct AccountDoor: PageGroup {
    let environment: PageEnvironment

    /// Where its pages are.
    static let base = "/account"

    /// The addresses of its pages.
    static let pages = Page.allCases.map { "\(base)/\($0.rawValue)" }

    private enum Page: String, CaseIterable {
        case profile, settings
    }

    func register(on router: some RouterMethods<RoostContext>) {
        let account = router.group("account")
        account.get("profile") { request, _ in try await show(.profile, request) }
        account.get("settings") { request, _ in try await show(.settings, request) }
        account.post("profile") { request, _ in
            try await answer(.profile, on: .profile, request) { typed, visitor in
                var form = ProfileForm(typed)
                _ = try await services.accounts.changeProfile(try form.edit(), by: Caller(visitor.user.id))
            }
        }
        account.post("profile/image", use: setImage)
        account.post("profile/image/removal") { request, _ in
            try await answer(.button, on: .profile, request) { _, visitor in
                _ = try await services.accounts.removeImage(by: Caller(visitor.user.id))
            }
        }
        account.post("settings/password") { request, _ in
            try await answer(.password, on: .settings, request) { typed, visitor in
                try await services.accounts.changePassword(typed, by: visitor)
            }
        }
        account.post("settings/sign-ins/:signInId/removal") { request, context in
            let signIn = try context.signInId()
            return try await answer(.button, on: .settings, request) { _, visitor in
                try await services.accounts.end(signIn, by: visitor)
            }
        }
        account.post("settings/account/removal", use: deleteAccount)
    }

    private func show(_ page: Page, _ request: Request) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else { return Self.signIn(page) }
        if let family = try await services.families.all(of: visitor.user.id).first?.family {
            return .see("/families/\(family.id)/\(page.rawValue)")
        }
        return try await answer(page, for: visitor, nil, request)
    }

    @Sendable
    private func setImage(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else { return Self.signIn(.profile) }
        return try await Self.finish(.profile, request) {
            let image = try await request.image()
            _ = try await services.accounts.setImage(image, by: Caller(visitor.user.id))
        } again: { problem in
            try await refused(.button, problem, FormBody(), on: .profile, visitor, request)
        }
    }

    @Sendable
    private func deleteAccount(_ request: Request, _ context: RoostContext) async throws -> Response {
        var isGone = false
        var response = try await answer(.farewell, on: .settings, request) { typed, visitor in
            try Farewell.check(typed, of: visitor.user.name)
            try await services.accounts.delete(by: Caller(visitor.user.id))
            isGone = true
        }
        guard isGone else { return response }
        if response.status == .seeOther { response = .see("/sign-in") }
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }

    /// Runs a form; when it is refused, the page again with what was typed.
    private func answer(
        _ form: FormRefusal.Form,
        on page: Page,
        _ request: Request,
        _ act: (FormBody, Identity) async throws -> Void
    ) async throws -> Response {
        guard let visitor = try await authentication.visitor(of: request) else { return Self.signIn(page) }
        var typed = FormBody()
        return try await Self.finish(page, request) {
            typed = try await FormBody(of: request, upTo: bodyLimit)
            try await act(typed, visitor)
        } again: { problem in
            try await refused(form, problem, typed, on: page, visitor, request)
        }
    }

    private static func finish(
        _ page: Page,
        _ request: Request,
        _ act: () async throws -> Void,
        again: (Problem) async throws -> Response
    ) async throws -> Response {
        do {
            try await act()
        } catch {
            guard let problem = Problem(error, onFormOf: request) else { throw error }
            return try await again(problem)
        }
        return request.wantsJSON ? .done : .see("\(base)/\(page.rawValue)")
    }

    private func refused(
        _ form: FormRefusal.Form,
        _ problem: Problem,
        _ typed: FormBody,
        on page: Page,
        _ visitor: Identity,
        _ request: Request
    ) async throws -> Response {
        let told = problem.told(in: renderer.words(for: visitor.user))
        return try await answer(page, for: visitor, FormRefusal(form: form, problem: told, typed: typed), request)
    }

    private func answer(
        _ page: Page,
        for visitor: Identity,
        _ refusal: FormRefusal?,
        _ request: Request
    ) async throws -> Response {
        var content = try await content(page, for: visitor, refusal)
        if refusal != nil { content.path = "\(Self.base)/\(page.rawValue)" }
        let status = refusal?.problem.status ?? .ok
        return try renderer.door(request, in: visitor.user.reads, status: status) { [content] _ in content }
    }

    private func content(_ page: Page, for visitor: Identity, _ refusal: FormRefusal?) async throws -> PageContent {
        let (user, words) = (visitor.user, renderer.words(for: visitor.user))
        switch page {
        case .profile:
            let face: Values = [
                "id": user.id.text, "name": user.name, "emoji": user.emoji, "colour": user.colour.rawValue,
                "picture": user.imageTag.map { "/v1/auth/me/image?\($0)" }, "isMe": true,
            ]
            return ProfileView(user, face: face, base: Self.base, refusal, in: words).content
        case .settings:
            let owner = SettingsView.Owner(
                name: user.name,
                hasPassword: try await services.accounts.hasPassword(user.id),
                base: Self.base,
                words: words
            )
            let signIns = try await services.accounts.signIns(of: visitor)
            // Nobody knows yet where the person lives.
            let dates = FamilyDates(timezone: "UTC", now: services.world.now(), in: words)
            return SettingsView(of: owner, signIns, current: visitor.signIn, dates: dates, feed: nil, refusal).content
        }
    }

    private static func signIn(_ page: Page) -> Response {
        .see(LocalPath.signIn(next: "\(base)/\(page.rawValue)"))
    }
}
