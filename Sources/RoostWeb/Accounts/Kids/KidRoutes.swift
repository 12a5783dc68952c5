import HTTPTypes
import Hummingbird
import Roost

/// How children sign in: `/v1/auth/kids`, `/v1/auth/kid-login`.
struct KidRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var accounts: Accounts { services.accounts }

    func register(on router: Router<RoostContext>) {
        router.get("v1/auth/kids", use: kids)
        router.post("v1/auth/kid-login", use: logIn)
    }

    @Sendable
    private func kids(_ request: Request, _ context: RoostContext) async throws -> Response {
        guard let typed = request.fields["familyCode"] else {
            throw Invalid("familyCode", code: "required", "The family's code, please.")
        }
        guard let code = FamilyCode(typed) else { throw AccountRefusal.unknownFamilyCode }
        return try .json(Items(try await accounts.kids(of: code, from: context.address)))
    }

    @Sendable
    private func logIn(_ request: Request, _ context: RoostContext) async throws -> Response {
        try request.refuseForeignOrigin()
        let (kid, code, pin) = try await request.json(upTo: bodyLimit) { body -> (User.ID?, String, String) in
            (body.required("memberId"), body.required("familyCode", or: ""), body.required("pin", or: ""))
        }
        guard let kid else { throw AccountRefusal.wrongPIN }
        let signedIn = try await accounts.logIn(
            kid: kid,
            familyCode: FamilyCode(code),
            pin: pin,
            from: context.address,
            by: request.headers[.userAgent]
        )
        return try .signedIn(signedIn, cookie, request)
    }
}
