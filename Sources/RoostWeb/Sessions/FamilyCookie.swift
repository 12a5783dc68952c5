import Hummingbird
import Roost

/// The cookie by which a device remembers its family's code, so that its children find their faces.
struct FamilyCookie: Sendable {
    private static let name = "roost_family"
    private let cookie: Cookie

    init(_ configuration: WebConfiguration) {
        cookie = Cookie(Self.name, lifetime: .seconds(365 * 24 * 3600), configuration)
    }

    /// The code a browser sent.
    static func code(in request: Request) -> FamilyCode? {
        request.cookie(name).flatMap(FamilyCode.init)
    }

    /// The header field that has a browser remember the code, for a year from now.
    func setting(_ code: FamilyCode, for request: Request) -> String {
        cookie.setting(code.text, for: request)
    }

    /// The header field that makes a browser forget.
    func clearing(for request: Request) -> String {
        cookie.clearing(for: request)
    }
}
