import Roost

/// The filters of the activity page: whose, what, which day.
struct ActivityFilters: Sendable {
    private let list: ActivityList
    private let viewer: Viewer

    init(_ list: ActivityList, for viewer: Viewer) {
        self.list = list
        self.viewer = viewer
    }

    var isFiltered: Bool { list.member != nil || list.kind != nil || list.day != nil }

    var values: Values {
        [
            "base": viewer.base,
            "people": people,
            "kinds": kinds,
            "memberValue": list.member?.text,
            "kindValue": list.kind?.rawValue,
            "dayValue": list.day?.description ?? "",
            "anyDayHref": list.day == nil ? nil : href { $0.day = nil },
            "ledgerHref": "\(viewer.base)/karma" + (list.member.map { "?member=\($0.text)" } ?? ""),
        ]
    }

    /// The same page with other filters, from its beginning.
    func href(cursor: String? = nil, _ change: (inout ActivityList) -> Void = { _ in }) -> String {
        var list = list
        change(&list)
        let fields = [
            ("member", list.member?.text), ("kind", list.kind?.rawValue), ("day", list.day?.description),
            ("cursor", cursor),
        ]
        let query = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
        return "\(viewer.base)/activity" + (query.isEmpty ? "" : "?\(query)")
    }

    private var people: [Values] {
        let all = chip("all", viewer.words("activity.all"), isCurrent: list.member == nil) { $0.member = nil }
        let members = viewer.roster.members.map { member in
            let name = member.id == viewer.me.id ? viewer.words("people.me") : member.name
            return chip(member.id.text, name, isCurrent: member.id == list.member) { $0.member = member.id }
        }
        return [all] + members
    }

    private var kinds: [Values] {
        let all = chip("everything", viewer.words("activity.everything"), isCurrent: list.kind == nil) { $0.kind = nil }
        let kinds = ActivityKind.allCases.map { kind in
            let label = viewer.words("activity.kind.\(kind.rawValue)")
            return chip(kind.rawValue, label, isCurrent: kind == list.kind) { $0.kind = kind }
        }
        return [all] + kinds
    }

    private func chip(
        _ key: String,
        _ label: String,
        isCurrent: Bool,
        _ change: (inout ActivityList) -> Void
    ) -> Values {
        ["key": key, "label": label, "href": href(change), "isCurrent": isCurrent]
    }
}
