/// What somebody wants to see of a family's activity, the newest first.
package struct ActivityList: Sendable, Equatable {
    /// Done by this person, or about this person.
    package var member: User.ID?
    package var kind: ActivityKind?
    /// On this day in the family's zone.
    package var day: CalendarDate?
    /// From an earlier page of the same list.
    package var cursor: String?
    /// 1-100.
    package var limit = 50

    /// All of it.
    package init() {}
}

extension FamilyView {
    /// A page of what happened, as far as it was told to who looks.
    ///
    /// So many events at most are looked at for one page, so a page may have fewer than were asked for and still not be the last.
    /// - Throws: `Invalid` for a cursor that isn't one of this list, or a limit out of range.
    package func activity(_ list: ActivityList) throws -> Page<LoggedEvent> {
        try PageLimit.check(list.limit)
        let page = try EventLog.told(
            EventLog.Search(
                family: family.id,
                reader: me.id,
                kind: list.kind,
                during: list.day.map(FamilyClock(timezone: family.timezone).day),
                before: try list.cursor.map(EventLog.Place.init(cursor:)),
                limit: list.limit
            ),
            by: list.member,
            in: self
        )
        return Page(items: page.events, nextCursor: page.next?.cursor)
    }
}
