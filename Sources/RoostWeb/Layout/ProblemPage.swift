import HTTPTypes
import Hummingbird
import Roost

/// What went wrong, as a page a person can act on.
struct ProblemPage: Sendable {
    private let renderer: PageRenderer

    init(renderer: PageRenderer) {
        self.renderer = renderer
    }

    /// The page, with the problem's status.
    func response(_ problem: Problem, _ request: Request, _ context: RoostContext) throws -> Response {
        try renderer.door(request, in: context.reader.language, status: problem.status) { words in
            let heading = words("layout.trouble.\(Self.kind(of: problem))")
            return PageContent(
                template: "pages/problem",
                title: heading,
                values: [
                    "heading": heading,
                    "text": problem.told(in: words).detail,
                    "statusCode": problem.status.code,
                    "correlationId": context.correlationId.isEmpty ? nil : context.correlationId,
                    "homeHref": "/",
                ]
            )
        }
    }

    private static func kind(of problem: Problem) -> String {
        switch problem.status.code {
        case 401: "sign_in"
        case 403: "not_for_you"
        case 404: "lost"
        case 409, 412: "quicker"
        case 410: "over"
        case 413: "too_much"
        case 429: "too_fast"
        case 500...: "broken"
        default: "failed"
        }
    }
}
