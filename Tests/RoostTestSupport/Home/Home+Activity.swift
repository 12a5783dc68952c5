package import Roost

extension Home {
    /// A page of what happened, as somebody sees it.
    package func activity(
        for user: User.ID,
        _ filter: (inout ActivityList) -> Void = { _ in }
    ) async throws -> Page<LoggedEvent> {
        var list = ActivityList()
        filter(&list)
        return try await services.database.view(of: id, for: user) { [list] in try $0.activity(list) }
    }

    /// All of what happened, page by page.
    package func wholeActivity(
        for user: User.ID,
        limit: Int = 100,
        _ filter: (inout ActivityList) -> Void = { _ in },
        between pages: () async throws -> Void = {}
    ) async throws -> [LoggedEvent] {
        var list = ActivityList()
        filter(&list)
        list.limit = limit
        var events: [LoggedEvent] = []
        repeat {
            let page = try await activity(for: user) { [list] in $0 = list }
            events += page.items
            list.cursor = page.nextCursor
            try await pages()
        } while list.cursor != nil
        return events
    }

    /// Somebody reads another language from now on.
    package func speaks(_ language: String, _ user: User.ID) async throws {
        try await services.database.write {
            try $0.run("UPDATE \"user\" SET language = \(language) WHERE id = \(user)")
        }
    }
}
