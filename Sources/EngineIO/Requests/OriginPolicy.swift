/// Which web pages may connect; requests without an `Origin` header come from no page and are let through.
public enum OriginPolicy: Sendable, Equatable {
    /// Only pages of the host the request was sent to.
    case sameOrigin
    /// Pages of these origins, such as `https://app.example.com` or `https://*.example.com`, and of the same host.
    case list([String])
    /// Every page; only for public, read-only data.
    case any

    /// Whether a page of `origin` may send a request to `host`.
    func allows(origin: String, host: String?) -> Bool {
        switch self {
        case .any: true
        case .sameOrigin: Self.isSame(origin, host)
        case .list(let origins): Self.isSame(origin, host) || origins.contains { Self.matches($0, origin) }
        }
    }

    private static func isSame(_ origin: String, _ host: String?) -> Bool {
        guard let host, let (scheme, authority) = split(origin), !authority.isEmpty else { return false }
        let port = scheme == "https" ? ":443" : ":80"
        return trim(authority, port) == trim(host.lowercased()[...], port)
    }

    private static func trim(_ authority: Substring, _ port: String) -> Substring {
        authority.hasSuffix(port) ? authority.dropLast(port.count) : authority
    }

    private static func split(_ origin: String) -> (scheme: Substring, authority: Substring)? {
        let lower = origin.lowercased()[...]
        for scheme in ["https", "http"] where lower.hasPrefix(scheme + "://") {
            return (lower.prefix(scheme.count), lower.dropFirst(scheme.count + 3))
        }
        return nil
    }

    /// A `*.` stands for one or more whole labels.
    private static func matches(_ pattern: String, _ origin: String) -> Bool {
        guard let pattern = split(pattern), let origin = split(origin), pattern.scheme == origin.scheme else {
            return false
        }
        guard pattern.authority.hasPrefix("*.") else { return pattern.authority == origin.authority }
        let suffix = pattern.authority.dropFirst()
        return origin.authority.hasSuffix(suffix) && origin.authority.count > suffix.count
            && !origin.authority.hasPrefix(".")
    }
}
