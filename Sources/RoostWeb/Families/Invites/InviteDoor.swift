import HTTPTypes
import Hummingbird
import Roost

/// The pages an invite's link leads to: what it is, an account for who has none, the way in.
struct InviteDoor: PageGroup {
    let environment: PageEnvironment

    func register(on router: some RouterMethods<RoostContext>) {
        router.get("invites/:token", use: look)
        router.post("invites/:token/acceptance", use: accept)
        router.get("invites/:token/account", use: accountPage)
        router.post("invites/:token/account", use: makeAccount)
    }

    @Sendable
    private func look(_ request: Request, _ context: RoostContext) async throws -> Response {
        let token = context.inviteToken()
        let invitation = try await services.invites.look(at: token)
        let user = try await authentication.visitor(of: request)?.user
        return try renderer.door(request, in: user?.reads) {
            InviteDoorView(invitation, token, for: user, in: $0).content
        }
    }

    @Sendable
    private func accept(_ request: Request, _ context: RoostContext) async throws -> Response {
        let token = context.inviteToken()
        do {
            let user = try await authentication.identity(of: request).user
            let caller = Caller(user.id, cause: try request.idempotencyKey())
            let joining = try await services.invites.accept(token, by: caller)
            return .see("/families/\(joining.familyId.text)")
        } catch AccountRefusal.notSignedIn {
            return .see(LocalPath.signIn(next: "/invites/\(token.text)"))
        } catch InviteRefusal.alreadyAMember(let family) {
            return .see("/families/\(family.text)")
        }
    }

    @Sendable
    private func accountPage(_ request: Request, _ context: RoostContext) async throws -> Response {
        let token = context.inviteToken()
        let invitation = try await services.invites.look(at: token)
        if try await authentication.visitor(of: request) != nil { return .see("/invites/\(token.text)") }
        return try renderer.door(request) {
            InviteDoorView(newAccountFor: invitation, token, FormBody(), nil, in: $0).content
        }
    }

    /// Makes an account and signs it in; accepting is one more tap, as for everybody.
    @Sendable
    private func makeAccount(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let token = context.inviteToken()
        let invitation = try await services.invites.look(at: token)
        var typed = FormBody()
        do {
            typed = try await FormBody(of: request, upTo: bodyLimit)
            let signedIn = try await register(typed, request)
            var response = Response.see("/invites/\(token.text)")
            response.headers[.setCookie] = cookie.setting(signedIn.token.text, for: request)
            return response
        } catch {
            guard let problem = Problem(error), problem.status.code < 500 else { throw error }
            return try renderer.door(request, status: problem.status) { [typed] in
                InviteDoorView(newAccountFor: invitation, token, typed, problem.told(in: $0), in: $0).content
            }
        }
    }

    private func register(_ typed: FormBody, _ request: Request) async throws -> SignedIn {
        var registration = Registration(email: typed["email"], password: typed["password"], name: typed["name"])
        registration.language = LanguageChoice.language(for: request).rawValue
        do {
            return try await services.accounts.register(registration, by: request.headers[.userAgent])
        } catch AccountRefusal.emailTaken {
            throw MemberForm.emailTaken
        }
    }
}
