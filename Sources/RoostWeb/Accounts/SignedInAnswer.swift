import HTTPTypes
import Hummingbird
import Roost

/// What signing in answers: `{user, session:{token, expiresAt}, accessToken}`.
struct SignedInAnswer: Codable {
    private struct Session: Codable {
        let token: String
        let expiresAt: Timestamp
    }

    private let user: User
    private let session: Session
    private let accessToken: String

    init(_ signedIn: SignedIn) {
        user = signedIn.user
        session = Session(token: signedIn.token.text, expiresAt: signedIn.signIn.expiresAt)
        accessToken = signedIn.accessToken
    }
}

extension Response {
    /// Who is signed in now, with the cookie that keeps a browser so.
    static func signedIn(
        _ signedIn: SignedIn,
        _ cookie: SessionCookie,
        _ request: Request,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        var response = try json(SignedInAnswer(signedIn), status: status)
        response.headers[.setCookie] = cookie.setting(signedIn.token.text, for: request)
        return response
    }
}
