import HTTPTypes
import Hummingbird
import Roost

/// The feed of one's tasks: `/v1/families/:familyId/tasks.ics` for calendar programs, `…/tasks/feed` for who makes its link.
struct FeedRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var feeds: TaskFeeds { services.taskFeeds }

    /// What whoever holds the link may read.
    func registerOpen(on router: Router<RoostContext>) {
        router.get("v1/families/:familyId/tasks.ics", use: read)
    }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.post("tasks/feed", use: create)
        family.delete("tasks/feed", use: revoke)
    }

    @Sendable
    private func read(_ request: Request, _ context: RoostContext) async throws -> Response {
        let family = try context.familyId()
        var fields = request.fields
        let component = fields.value("as", "Choose todos or events.", TaskCalendar.Component.init(rawValue:)) ?? .todos
        try fields.finish()
        let feed = try await feeds.read(TaskFeed.Token(fields["token"] ?? ""), of: family)
        let tag = "\(feed.tag)-\(component.rawValue)"
        var headers: HTTPFields = [.eTag: "\"\(tag)\"", .cacheControl: "private, max-age=0, must-revalidate"]
        if request.alreadyHas(tag: tag) { return Response(status: .notModified, headers: headers) }
        headers[.contentDisposition] = #"inline; filename="tasks.ics""#
        let home = request.address(of: "/families/\(family)", configuration)
        let calendar = TaskCalendar(feed, as: component, home: home)
        var response = Response.text(calendar.text, type: "text/calendar; charset=utf-8")
        response.headers.append(contentsOf: headers)
        return response
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let token = try await feeds.create(in: family, by: caller)
        var response = try Response.created(FeedLink(token, of: family, askedBy: request, configuration))
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable
    private func revoke(_ request: Request, _ context: RoostContext) async throws -> Response {
        try await feeds.revoke(in: try context.familyId(), by: try context.caller(of: request))
        return .done
    }
}

extension TaskFeedRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "feed_not_found", "There is no such feed. Make a new link in Roost's settings.")
        }
    }
}
