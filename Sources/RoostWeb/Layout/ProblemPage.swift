import HTTPTypes
import Hummingbird
import Roost

/// What went wrong, as a page a person can act on: with a family around it for who is in one.
struct ProblemPage: Sendable {
    private let environment: PageEnvironment

    init(environment: PageEnvironment) {
        self.environment = environment
    }

    /// The page, with the problem's status; for who opens a form's own address the way to its page.
    func response(_ problem: Problem, _ request: Request, _ context: RoostContext) async throws -> Response {
        if problem.status == .methodNotAllowed, request.isSafe, let path = LocalPath(request.uri.path) {
            return .see(FormAddress.page(of: path))
        }
        let renderer = environment.renderer
        if let user = try await reader(of: problem, request, context),
            let family = try await family(of: user, at: request)
        {
            let content = Self.content(problem, context, renderer.words(for: user), home: "/families/\(family.text)")
            return try await renderer.answer(content, to: request, in: family, for: user, status: problem.status)
        }
        return try renderer.door(request, in: context.reader.user?.reads, status: problem.status) { words in
            Self.content(problem, context, words, home: "/")
        }
    }

    /// Who gets more than the problem alone: not who asks too much, or while something is broken, nor a script for its regions.
    private func reader(of problem: Problem, _ request: Request, _ context: RoostContext) async throws -> User? {
        let isPlain = problem.status.code >= 500 || [.unauthorized, .tooManyRequests].contains(problem.status)
        guard !isPlain, request.wantedRegions == nil else { return nil }
        if let user = context.reader.user { return user }
        // At an address that leads nowhere nobody has asked who it is.
        return request.isSafe ? try await environment.authentication.visitor(of: request)?.user : nil
    }

    /// The family in the address for one of its members, else somebody's first; nil for who has none.
    private func family(of user: User, at request: Request) async throws -> Family.ID? {
        let families = try await environment.services.families.all(of: user.id).map(\.family.id)
        let parts = LocalPath(request.uri.path)?.components ?? []
        let named = parts.first == "families" ? parts.dropFirst().first.flatMap(Family.ID.init) : nil
        return families.first { $0 == named } ?? families.first
    }

    private static func content(
        _ problem: Problem,
        _ context: RoostContext,
        _ words: Words,
        home: String
    ) -> PageContent {
        let heading = words("layout.trouble.\(kind(of: problem))")
        return PageContent(
            template: "pages/problem",
            title: heading,
            values: [
                "heading": heading,
                "text": problem.told(in: words).detail,
                "statusCode": problem.status.code,
                "correlationId": context.correlationId.isEmpty ? nil : context.correlationId,
                "homeHref": home,
            ]
        )
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
