import HTTPTypes
import Hummingbird

/// Tells browsers on every answer what they may do with it.
struct SecurityHeaders: RouterMiddleware {
    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        if !request.uri.path.hasPrefix("/assets/") || response.opensSomething {
            response.headers[.contentSecurityPolicy] = Self.policy
            response.headers[.referrerPolicy] = "same-origin"
            response.headers[.crossOriginOpenerPolicy] = "same-origin"
        }
        // What a family does is nobody else's, unless a route knows better.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static let policy = [
        "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
        "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
    ].joined(separator: "; ")
}

extension Response {
    /// A sheet, a script or a bitmap opens and fetches nothing by itself: the page it is on has the policy. A first visit takes a
    /// hundred of them, and the policy would weigh as much as they do.
    fileprivate var opensSomething: Bool {
        let type = headers[.contentType]?.prefix { $0 != ";" } ?? ""
        return !["text/css", "text/javascript", "image/png"].contains(String(type))
    }
}
