import HTTPTypes
import Hummingbird
import Roost

/// Sends who isn't signed in to the sign-in page and back; otherwise the same as `Authentication`. What goes wrong below is told
/// to a person as a page.
struct PageSignIn: RouterMiddleware {
    private let authentication: Authentication
    private let problemPage: ProblemPage

    init(authentication: Authentication, problemPage: ProblemPage) {
        self.authentication = authentication
        self.problemPage = problemPage
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await authentication.handle(request, context: context, next: next)
        } catch AccountRefusal.notSignedIn where !request.wantsJSON && request.wantedRegions == nil {
            return .see(LocalPath.signIn(next: request.isSafe ? request.uri.description : nil))
        } catch {
            guard !request.wantsJSON, let problem = Problem(error) else { throw error }
            var response = try problemPage.response(problem, request, context)
            response.headers.append(contentsOf: problem.headers)
            return response
        }
    }
}
