import HTTPTypes
import Hummingbird
import Roost

/// What one sees before being in: sign in, get started, sign out.
struct DoorPages: PageGroup {
    let environment: PageEnvironment

    func register(on router: some RouterMethods<RoostContext>) {
        router.get("/", use: front)
        router.get("sign-in", use: signInPage)
        router.post("sign-in", use: signIn)
        router.post("sign-out", use: signOut)
        router.get("get-started") { request, _ in
            try renderer.door(request) { GetStartedView(FormBody(), nil, in: $0).content }
        }
        router.post("get-started", use: getStarted)
    }

    /// To one's family, else to where one gets one.
    @Sendable
    private func front(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let identity = try await authentication.visitor(of: request) else { return .see("/sign-in") }
        let families = try await services.families.all(of: identity.user.id)
        guard let family = families.first?.family else { return .see("/new-family") }
        return .see("/families/\(family.id.text)")
    }

    @Sendable
    private func signInPage(_ request: Request, _ context: RoostContext) async throws -> Response {
        let next = request.fields["next"].flatMap(LocalPath.init)
        if try await authentication.visitor(of: request) != nil { return .see(next?.text ?? "/") }
        return try renderer.door(request) { SignInView(FormBody(), next: next, problem: nil, in: $0).content }
    }

    @Sendable
    private func signIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await answer(request) { typed in
            let signedIn = try await services.accounts.logIn(
                email: typed["email"],
                password: typed["password"],
                from: context.address,
                by: request.headers[.userAgent]
            )
            return (signedIn, LocalPath(typed["next"])?.text ?? "/")
        } again: { typed, problem, words in
            SignInView(typed, next: LocalPath(typed["next"]), problem: problem, in: words).content
        }
    }

    @Sendable
    private func getStarted(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await answer(request) { typed in
            var form = MemberForm(typed)
            let (registration, draft) = try form.start(in: LanguageChoice.language(for: request))
            let signedIn: SignedIn
            do {
                signedIn = try await services.accounts.register(registration, by: request.headers[.userAgent])
            } catch AccountRefusal.emailTaken {
                throw MemberForm.emailTaken
            }
            let caller = Caller(signedIn.user.id, cause: try request.idempotencyKey())
            let family = try await services.families.create(draft, by: caller)
            return (signedIn, "/families/\(family.id.text)")
        } again: { typed, problem, words in
            GetStartedView(typed, problem, in: words).content
        }
    }

    @Sendable
    private func signOut(_ request: Request, _ context: RoostContext) async throws -> Response {
        if let identity = try await authentication.visitor(of: request) {
            try await services.accounts.logOut(identity.signIn)
        }
        var response = request.wantsJSON ? Response.done : Response.see("/sign-in")
        response.headers[.setCookie] = cookie.clearing(for: request)
        return response
    }

    /// Runs a form that signs a browser in; when it is refused, the page again with what was typed.
    private func answer(
        _ request: Request,
        _ act: (FormBody) async throws -> (SignedIn, String),
        again: (FormBody, Problem, Words) -> PageContent
    ) async throws -> Response {
        try request.refuseForeignOrigin()
        var typed = FormBody()
        do {
            typed = try await FormBody(of: request, upTo: bodyLimit)
            let (signedIn, path) = try await act(typed)
            var response = request.wantsJSON ? Response.done : Response.see(path)
            response.headers[.setCookie] = cookie.setting(signedIn.token.text, for: request)
            return response
        } catch {
            guard let problem = Problem(error, onFormOf: request) else { throw error }
            return try renderer.door(request, status: problem.status) { again(typed, problem.told(in: $0), $0) }
        }
    }
}
