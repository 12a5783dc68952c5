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
    func response(_ problem: Problem, _ context: RoostContext) throws -> Response {
        let heading = Self.heading(problem)
        let content = PageContent(
            template: "pages/problem",
            title: heading,
            values: [
                "heading": heading,
                "text": problem.detail,
                "statusCode": problem.status.code,
                "correlationId": context.correlationId.isEmpty ? nil : context.correlationId,
                "homeHref": "/",
            ]
        )
        return try renderer.door(content, status: problem.status)
    }

    private static func heading(_ problem: Problem) -> String {
        switch problem.status.code {
        case 401: "Please sign in"
        case 403: "This isn’t for you"
        case 404: "We can’t find that"
        case 409, 412: "Somebody was quicker"
        case 410: "This is over"
        case 413: "That’s too much at once"
        case 429: "Not so fast"
        case 500...: "Something broke"
        default: "That didn’t work"
        }
    }
}
