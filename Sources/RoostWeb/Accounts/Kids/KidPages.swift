import HTTPTypes
import Hummingbird
import Roost

/// Where children sign in: the family's code once per device, then a face and a PIN.
struct KidPages: PageGroup {
    let environment: PageEnvironment

    private var accounts: Accounts { services.accounts }
    private var family: FamilyCookie { FamilyCookie(configuration) }

    func register(on router: some RouterMethods<RoostContext>) {
        router.get("sign-in/kids", use: show)
        router.post("sign-in/kids", use: signIn)
        router.post("sign-in/kids/removal", use: forget)
    }

    /// The faces, or one face with the keypad; on a device that knows no family the form that asks which.
    @Sendable
    private func show(_ request: Request, _ context: RoostContext) async throws -> Response {
        let visit = KidVisit(request.fields)
        if let typed = request.fields["familyCode"] { return try await remember(typed, visit, request, context) }
        guard let code = FamilyCookie.code(in: request) else { return try codeForm(visit, request) }
        return try await page(visit, code, request, context)
    }

    /// Takes a PIN, or, without a script, one key more of it.
    @Sendable
    private func signIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let form = try await FormBody(of: request, upTo: bodyLimit)
        let visit = KidVisit(form)
        guard let code = FamilyCookie.code(in: request), let kid = visit.kid else { return .see(visit.path) }
        if let key = form.text("key") {
            return try await page(visit.pressing(key, after: form["pin"]), code, request, context)
        }
        do {
            let signedIn = try await accounts.logIn(
                kid: kid,
                familyCode: code,
                pin: form["pin"],
                from: context.address,
                by: request.headers[.userAgent]
            )
            var response = request.wantsJSON ? Response.done : Response.see(visit.next?.text ?? "/")
            response.headers[.setCookie] = cookie.setting(signedIn.token.text, for: request)
            return response
        } catch {
            guard let problem = Problem(error, onFormOf: request) else { throw error }
            return try await page(visit, code, request, context, problem)
        }
    }

    @Sendable
    private func forget(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        var response = Response.see("/sign-in/kids")
        response.headers[.setCookie] = family.clearing(for: request)
        return response
    }

    /// Has the device remember a family's code.
    private func remember(
        _ typed: String,
        _ visit: KidVisit,
        _ request: Request,
        _ context: RoostContext
    ) async throws -> Response {
        do {
            guard let code = FamilyCode(typed) else { throw AccountRefusal.unknownFamilyCode }
            _ = try await accounts.kids(of: code, from: context.address)
            var response = Response.see(visit.path)
            response.headers[.setCookie] = family.setting(code, for: request)
            return response
        } catch AccountRefusal.unknownFamilyCode {
            return try codeForm(visit, request, refused: typed)
        }
    }

    /// What a device that remembers a code shows; when it is no family's code any more, it is forgotten.
    private func page(
        _ visit: KidVisit,
        _ code: FamilyCode,
        _ request: Request,
        _ context: RoostContext,
        _ problem: Problem? = nil
    ) async throws -> Response {
        do {
            let kids = try await accounts.kids(of: code, from: context.address)
            var response = try renderer.door(request, status: problem?.status ?? .ok) {
                visit.content(kids, problem?.told(in: $0), in: $0)
            }
            response.headers.append(HTTPField(name: .setCookie, value: family.setting(code, for: request)))
            return response
        } catch AccountRefusal.unknownFamilyCode {
            var response = try codeForm(visit, request, refused: code.spelled)
            response.headers.append(HTTPField(name: .setCookie, value: family.clearing(for: request)))
            return response
        }
    }

    private func codeForm(_ visit: KidVisit, _ request: Request, refused typed: String? = nil) throws -> Response {
        try renderer.door(request, status: typed == nil ? .ok : .notFound) { visit.codeForm(refused: typed, in: $0) }
    }
}
