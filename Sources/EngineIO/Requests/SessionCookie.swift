/// A cookie with the session's id, for load balancers that send a client always to the same node.
///
/// It is no proof of who the client is: applications authenticate on their own.
public struct SessionCookie: Sendable, Hashable {
    /// When a browser sends a cookie along with requests that other sites cause (RFC 6265bis, section 5.4.7).
    public enum SameSite: String, Sendable {
        case strict = "Strict"
        case lax = "Lax"
        /// Always; browsers then ask for `isSecure`.
        case none = "None"
    }

    /// The cookie's name; a token of RFC 6265.
    public var name = "io"
    /// The paths it is sent to; nil leaves it to the browser.
    public var path: String? = "/"
    /// The host it is sent to, subdomains included; nil stands for the host that set it.
    public var domain: String?
    /// How long it is kept; nil until the browser is closed.
    public var maxAge: Duration?
    /// Hidden from scripts.
    public var isHTTPOnly = true
    /// Sent over TLS only.
    public var isSecure = false
    /// When other sites' requests carry it.
    public var sameSite = SameSite.lax

    /// The defaults: `io`, for the whole host, until the browser is closed.
    public init() {}

    /// The value of `Set-Cookie`.
    func header(_ sessionID: String) -> String {
        var parts = ["\(name)=\(sessionID)"]
        if let path { parts.append("Path=\(path)") }
        if let domain { parts.append("Domain=\(domain)") }
        if let maxAge { parts.append("Max-Age=\(maxAge.components.seconds)") }
        if isHTTPOnly { parts.append("HttpOnly") }
        if isSecure { parts.append("Secure") }
        parts.append("SameSite=\(sameSite.rawValue)")
        return parts.joined(separator: "; ")
    }
}
