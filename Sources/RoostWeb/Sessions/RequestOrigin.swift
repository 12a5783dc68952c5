import HTTPTypes
import Hummingbird

/// Which site's page made a browser ask, as the browser tells it.
enum RequestOrigin: Equatable {
    /// Our own, or the person typed the address.
    case same
    /// Another site's.
    case foreign
    /// It isn't told: an old browser, or a program.
    case unknown

    /// By Fetch Metadata, else by `Origin` against the host that was asked.
    init(_ request: Request) {
        if let site = request.headers[.secFetchSite] {
            self = ["same-origin", "none"].contains(site) ? .same : .foreign
        } else if let origin = request.headers[.origin] {
            let host = request.head.authority ?? ""
            let isOwn = ["http://", "https://"].contains { origin.lowercased() == ($0 + host).lowercased() }
            self = isOwn && !host.isEmpty ? .same : .foreign
        } else {
            self = .unknown
        }
    }

    /// What a request from elsewhere is told.
    static var refusal: Problem {
        Problem(.forbidden, "cross_origin", "This can only be asked from Roost's own pages.")
    }
}

extension Request {
    /// Whether it may change nothing (RFC 9110, section 9.2.1).
    var isSafe: Bool { [.get, .head, .options].contains(method) }

    /// For what signs a browser in: another site's page can't do it.
    /// - Throws: `Problem` 403 `cross_origin`.
    func refuseForeignOrigin() throws(Problem) {
        if RequestOrigin(self) == .foreign { throw RequestOrigin.refusal }
    }
}
