import Roost

extension Endpoint {
    /// Whether it works, and how to know it.
    static func health() -> [Endpoint] {
        let status = Schema.object([.init("status", .string())])
        let keys = Schema.object([.init("keys", .array(.map(.string())))])
        return [
            Endpoint("GET /healthz", "Whether the process is up.", for: .anyone, answers: [.ok(status)]),
            Endpoint("GET /readyz", "Whether it can work.", for: .anyone, answers: [.ok(status)]),
            Endpoint(
                "GET /metrics",
                "What the server counts, for Prometheus: to this machine, or by a token of its own.",
                for: .anyone,
                answers: [
                    .init(status: 200, summary: "The text format, version 0.0.4", content: .text(type: "text/plain"))
                ],
                refuses: [403: ["metrics_are_private"]]
            ),
            Endpoint(
                "GET /.well-known/jwks.json",
                "The public keys of access tokens (RFC 7517).",
                for: .anyone,
                answers: [
                    .init(status: 200, summary: "The keys", content: .json(keys, type: "application/jwk-set+json"))
                ]
            ),
        ]
    }
}
