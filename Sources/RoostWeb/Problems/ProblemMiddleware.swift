import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import Roost

/// Turns what is thrown below into an answer in the reader's language: a refusal into its problem, a fault into a 500 that tells
/// nothing.
struct ProblemMiddleware: RouterMiddleware {
    /// Renders a problem for a person.
    typealias Page = @Sendable (Problem, Request, RoostContext) async throws -> Response

    private let catalogue: Catalogue
    private let page: Page

    init(catalogue: Catalogue, page: @escaping Page) {
        self.catalogue = catalogue
        self.page = page
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // The body broke off or is none: the server below says so itself, and may say it only once.
            throw error
        } catch {
            return try await answer(Problem(error) ?? told(error, request, context), request, context)
        }
    }

    /// Logs a fault, once.
    /// - Returns: the little that is told of it.
    private func told(_ error: any Error, _ request: Request, _ context: RoostContext) -> Problem {
        context.logger.error(
            "a request failed",
            metadata: [
                "error": .string("\(error)"),
                "method": .stringConvertible(request.method),
                "path": .string(request.uri.path),
            ]
        )
        guard let fault = error as? StorageFault, fault.isPassing else { return .fault }
        var problem = Problem(.serviceUnavailable, "unavailable", "Roost can't do this right now. Please try again.")
        problem.headers[.retryAfterSeconds] = "2"
        return problem
    }

    private func answer(_ problem: Problem, _ request: Request, _ context: RoostContext) async throws -> Response {
        if request.prefersHTML {
            do {
                var response = try await page(problem, request, context)
                response.headers.append(contentsOf: problem.headers)
                return response
            } catch {
                context.logger.error("a problem page failed", metadata: ["error": .string("\(error)")])
            }
        }
        let words = catalogue.words(in: context.reader.user?.reads ?? LanguageChoice.language(for: request))
        return try problem.told(in: words).response(correlationId: context.correlationId)
    }
}
