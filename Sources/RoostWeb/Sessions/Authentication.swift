import HTTPTypes
import Hummingbird
import Roost

/// Lets nobody pass who isn't signed in: by a Bearer token (session token or JWT), else by the session cookie.
struct Authentication: RouterMiddleware {
    private let accounts: Accounts
    private let cookie: SessionCookie

    init(accounts: Accounts, configuration: WebConfiguration) {
        self.accounts = accounts
        cookie = SessionCookie(configuration)
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.identity = try await identity(of: request)
        var response = try await next(request, context)
        renew(&response, for: request)
        return response
    }

    /// Who asks.
    /// - Throws: `AccountRefusal.notSignedIn`; `Problem` 403 `cross_origin` for a change that another site's page asks with our
    ///   cookie, 403 `signed_in_as_other` when the cookie is not of the person named in `Roost-User`.
    func identity(of request: Request) async throws -> Identity {
        if let header = request.headers[.authorization] {
            return try await accounts.authenticate(try Self.bearer(header))
        }
        guard let token = SessionCookie.token(in: request) else { throw AccountRefusal.notSignedIn }
        let identity = try await accounts.authenticate(token)
        guard request.isSafe || RequestOrigin(request) == .same else { throw RequestOrigin.refusal }
        // A page, or what was done offline, of who was signed in here before must not become another person's doing.
        if let user = request.headers[.roostUser], user != identity.user.id.text { throw Self.otherUser }
        return identity
    }

    /// Who asks; nil when nobody is signed in.
    /// - Throws: `Problem` 403 `cross_origin`.
    func visitor(of request: Request) async throws -> Identity? {
        do {
            return try await identity(of: request)
        } catch AccountRefusal.notSignedIn {
            return nil
        }
    }

    private static let otherUser = Problem(
        .forbidden,
        "signed_in_as_other",
        "Somebody else is signed in on this device now. Load the page again."
    )

    /// The token of `Authorization: Bearer …` (RFC 6750, section 2.1).
    private static func bearer(_ header: String) throws(AccountRefusal) -> String {
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .notSignedIn }
        return String(parts[1])
    }

    /// A sign-in lasts 30 days after its last use, so the cookie does too: it is set anew with each page.
    private func renew(_ response: inout Response, for request: Request) {
        guard request.wantsPage, response.headers[.setCookie] == nil,
            request.headers[.authorization] == nil, let token = SessionCookie.token(in: request)
        else { return }
        response.headers[.setCookie] = cookie.setting(token, for: request)
    }
}

extension Request {
    /// Whether a browser loads a page by it. Those that don't say what a request is for, as over plain http, ask for HTML first.
    fileprivate var wantsPage: Bool {
        headers[.secFetchDest].map { $0 == "document" } ?? (isSafe && headers[.accept]?.hasPrefix("text/html") == true)
    }
}
