import HTTPTypes
import Hummingbird

/// Something a browser keeps for us (RFC 6265): scripts can't read it, other sites' forms don't carry it.
struct Cookie: Sendable {
    let name: String
    let lifetime: Duration
    private let configuration: WebConfiguration

    init(_ name: String, lifetime: Duration, _ configuration: WebConfiguration) {
        self.name = name
        self.lifetime = lifetime
        self.configuration = configuration
    }

    /// The header field that has a browser keep a value, for its lifetime from now.
    func setting(_ value: String, for request: Request) -> String {
        "\(name)=\(value); Max-Age=\(lifetime.components.seconds)" + attributes(for: request)
    }

    /// The header field that makes a browser forget.
    func clearing(for request: Request) -> String {
        "\(name)=; Max-Age=0" + attributes(for: request)
    }

    private func attributes(for request: Request) -> String {
        "; Path=/; HttpOnly; SameSite=Lax" + (request.isSecure(configuration) ? "; Secure" : "")
    }
}

extension Request {
    /// What a browser sent of a cookie; nil when it is absent or empty.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name, !parts[1].isEmpty else { continue }
                return String(parts[1])
            }
        }
        return nil
    }
}
