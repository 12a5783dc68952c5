import Hummingbird
import Logging
import Roost

/// Gives each request a correlation id, and logs at debug what became of it.
struct RequestLog: RouterMiddleware {
    private let world: World

    init(world: World) {
        self.world = world
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let id: Identifier<Request> = world.newID(at: world.now())
        var context = context
        context.correlationId = id.text
        context.logger[metadataKey: "correlationId"] = .string(id.text)
        var response = try await next(request, context)
        response.headers[.correlationID] = id.text
        context.logger.debug(
            "answered",
            metadata: [
                "method": .stringConvertible(request.method),
                "path": .string(request.uri.path),
                "status": .stringConvertible(response.status.code),
                "took": .string("\(ContinuousClock.now - began)"),
            ]
        )
        return response
    }
}
