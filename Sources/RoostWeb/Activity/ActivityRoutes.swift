import Hummingbird
import Roost

/// What happened: `/v1/families/:familyId/activity`, told in the reader's language.
struct ActivityRoutes: Sendable {
    private let database: any Database
    private let catalogue: Catalogue

    init(services: Services, catalogue: Catalogue) {
        database = services.database
        self.catalogue = catalogue
    }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("activity", use: list)
    }

    /// Takes `member` (`me` or an id), `kind`, `day` (`YYYY-MM-DD` in the family's zone), `cursor`, `limit`.
    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user)
        var fields = request.fields
        let list = fields.activityList(for: me.id)
        try fields.finish()
        let words = catalogue.words(in: me.reads)
        let page = try await database.view(of: family, for: me.id) { view in
            let page = try view.activity(list)
            let teller = try ActivityTeller(page.items, in: words, view)
            let items = try page.items.compactMap { event in
                try teller.line(event).map { ActivityItem(event, $0) }
            }
            return Page(items: items, nextCursor: page.nextCursor)
        }
        return try .json(page)
    }
}

/// One thing that happened, as JSON: an event of the log, told.
struct ActivityItem: Codable, Sendable {
    private let offset: Int
    private let event: String
    private let kind: ActivityKind?
    private let at: Timestamp
    private let actorId: User.ID?
    private let subjectId: User.ID?
    private let text: String
    private let path: String?

    init(_ logged: LoggedEvent, _ line: ActivityLine) {
        offset = logged.offset
        event = logged.name
        kind = logged.kind
        at = logged.at
        actorId = logged.actorId
        subjectId = logged.subjectId
        text = line.text
        path = line.path
    }
}

extension QueryFields {
    /// What somebody wants to see of the activity; what can't be read is remembered as failing.
    mutating func activityList(for me: User.ID) -> ActivityList {
        var list = ActivityList()
        list.member = value("member", "A member is me or an id.") { $0 == "me" ? me : User.ID($0) }
        let kinds = ActivityKind.allCases.map(\.rawValue).joined(separator: ", ")
        list.kind = value("kind", "A kind is one of \(kinds).", ActivityKind.init)
        list.day = value("day", "A day looks like 2026-04-30.") { CalendarDate($0) }
        list.cursor = self["cursor"]
        list.limit = limit()
        return list
    }
}
