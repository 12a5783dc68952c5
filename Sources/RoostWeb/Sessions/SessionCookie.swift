import HTTPTypes
import Hummingbird
import Roost

/// The cookie that keeps a browser signed in (RFC 6265): scripts can't read it, other sites' forms don't carry it.
struct SessionCookie: Sendable {
    private static let name = "roost_session"
    private static let lifetime = SignIn.lifetime.components.seconds

    private let configuration: WebConfiguration

    init(_ configuration: WebConfiguration) {
        self.configuration = configuration
    }

    /// The token a browser sent.
    static func token(in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name, !parts[1].isEmpty else { continue }
                return String(parts[1])
            }
        }
        return nil
    }

    /// The header field that signs a browser in, for 30 days from now.
    func setting(_ token: String, for request: Request) -> String {
        "\(Self.name)=\(token); Max-Age=\(Self.lifetime)" + attributes(for: request)
    }

    /// The header field that makes a browser forget.
    func clearing(for request: Request) -> String {
        "\(Self.name)=; Max-Age=0" + attributes(for: request)
    }

    private func attributes(for request: Request) -> String {
        "; Path=/; HttpOnly; SameSite=Lax" + (isSecure(request) ? "; Secure" : "")
    }

    private func isSecure(_ request: Request) -> Bool {
        if configuration.servesHTTPS { return true }
        return configuration.trustsForwardedProto && request.headers[.forwardedProto]?.lowercased() == "https"
    }
}
