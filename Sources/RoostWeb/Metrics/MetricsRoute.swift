import HTTPTypes
import Hummingbird

/// What the server counts, for Prometheus: `/metrics`. It tells how many families do how much, which is nobody's business: it is
/// for this machine, or for whoever has the token.
struct MetricsRoute: Sendable {
    private let metrics: PrometheusMetrics
    private let token: String?

    init(_ configuration: WebConfiguration) {
        metrics = configuration.metrics
        token = configuration.metricsToken
    }

    func register(on router: Router<RoostContext>) {
        router.get("metrics") { request, context in
            guard hasToken(request) || isFromHere(request, context) else {
                throw Problem(
                    .forbidden,
                    "metrics_are_private",
                    "Metrics are for this machine, or for who has the token."
                )
            }
            return Response.text(metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    /// Looks at every byte, however early they differ.
    private func hasToken(_ request: Request) -> Bool {
        guard let token, let sent = request.headers[.authorization] else { return false }
        let (wanted, given) = (Array("Bearer \(token)".utf8), Array(sent.utf8))
        return wanted.count == given.count && zip(wanted, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A proxy beside us speaks for others, and says so.
    private func isFromHere(_ request: Request, _ context: RoostContext) -> Bool {
        let isPassedOn = [.forwardedFor, .forwarded, .via].contains { request.headers[$0] != nil }
        guard !isPassedOn, let peer = context.peer else { return false }
        return peer == "::1" || peer.hasPrefix("127.") || peer.hasPrefix("::ffff:127.")
    }
}
