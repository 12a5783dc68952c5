import HTTPTypes
import Hummingbird
import Roost

/// Notes where a request comes from, and counts it for that address. Files and probes are free: they cost nothing, and a page loads
/// dozens of them.
struct AddressLimit: RouterMiddleware {
    private let counter: RequestCounter
    private let trustsProxy: Bool

    init(services: Services, configuration: WebConfiguration) {
        counter = RequestCounter(services, services.limits?.address)
        trustsProxy = configuration.trustsProxy
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.address = ClientAddress(of: request, peer: context.peer, trustsProxy: trustsProxy)?.text
        guard let address = context.address, !Self.isFree(request.uri.path) else {
            return try await next(request, context)
        }
        return try await counter.counting(address) { try await next(request, context) }
    }

    private static func isFree(_ path: String) -> Bool {
        path.hasPrefix("/assets/") || ["/healthz", "/readyz", "/metrics"].contains(path)
    }
}
