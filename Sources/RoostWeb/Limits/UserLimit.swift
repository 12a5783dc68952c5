import Hummingbird
import Roost

/// Counts a request for who is signed in.
struct UserLimit: RouterMiddleware {
    private let counter: RequestCounter

    init(services: Services) {
        counter = RequestCounter(services, services.limits?.user)
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        guard let identity = context.identity else { return try await next(request, context) }
        return try await counter.counting(identity.user.id.text) { try await next(request, context) }
    }
}
