import HTTPTypes
import Hummingbird
import Roost

/// Sends who isn't signed in to the sign-in page and back; otherwise the same as `Authentication`.
struct PageSignIn: RouterMiddleware {
    private let authentication: Authentication
    private let formsPage: String?

    /// Whoever has to sign in before a form is taken comes to `formsPage` afterwards, to send it again.
    init(authentication: Authentication, formsPage: String? = nil) {
        self.authentication = authentication
        self.formsPage = formsPage
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await authentication.handle(request, context: context, next: next)
        } catch AccountRefusal.notSignedIn where !request.wantsJSON && request.wantedRegions == nil {
            return .see(LocalPath.signIn(next: request.isSafe ? request.uri.description : formsPage))
        }
    }
}
