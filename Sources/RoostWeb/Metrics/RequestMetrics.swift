import HTTPTypes
import Hummingbird
import Metrics

/// Counts requests by address, method and status, and how long they took. What comes from outside makes no labels without end:
/// addresses are those of the router, and of methods only the known have names.
struct RequestMetrics: RouterMiddleware {
    private let metrics: PrometheusMetrics

    init(_ metrics: PrometheusMetrics) {
        self.metrics = metrics
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let response = try await next(request, context)
        let labels = [
            ("route", context.endpointPath ?? "NotFound"),
            ("method", Self.methods.contains(request.method) ? request.method.rawValue : "other"),
        ]
        let status = [("status", String(response.status.code))]
        Counter(label: "http_requests_total", dimensions: labels + status, factory: metrics).increment()
        let took = Timer(label: "http_request_duration_seconds", dimensions: labels, factory: metrics)
        took.record(duration: ContinuousClock.now - began)
        return response
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
