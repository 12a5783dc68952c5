import Hummingbird
import Roost

/// The cookie that keeps a browser signed in.
struct SessionCookie: Sendable {
    private let cookie: Cookie

    init(_ configuration: WebConfiguration) {
        cookie = Cookie(SignIn.cookieName, lifetime: SignIn.lifetime, configuration)
    }

    /// The token a browser sent.
    static func token(in request: Request) -> String? {
        request.cookie(SignIn.cookieName)
    }

    /// The header field that signs a browser in, for 30 days from now.
    func setting(_ token: String, for request: Request) -> String {
        cookie.setting(token, for: request)
    }

    /// The header field that makes a browser forget.
    func clearing(for request: Request) -> String {
        cookie.clearing(for: request)
    }
}
