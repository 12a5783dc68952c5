import Hummingbird
import Roost

/// Tells refusals in the language of who is signed in.
struct ProblemLanguage: RouterMiddleware {
    private let catalogue: Catalogue

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            guard let identity = context.identity, let problem = Problem(error) else { throw error }
            throw problem.told(in: catalogue.words(in: identity.user.reads))
        }
    }
}

extension Problem {
    /// The same in another language. One that was told already stays as it is.
    func told(in words: Words) -> Problem {
        guard language == nil else { return self }
        var problem = self
        problem.language = words.language
        problem.detail = words.told(detail)
        problem.errors = errors.map { failure in
            Invalid.Field(field: failure.field, code: failure.code, detail: words.told(failure.detail))
        }
        return problem
    }
}
