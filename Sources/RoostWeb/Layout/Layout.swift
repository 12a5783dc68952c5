import Roost

/// What surrounds a page: head, status, navigation.
struct Layout: Sendable {
    private let viewer: Viewer
    private let tab: NavigationTab?
    private let offset: Int
    private let epoch: String
    /// The region that says who and where one is.
    let status: Values
    /// The region that says what waits to be read.
    let unread: Values

    /// The layout of a family's page, with all families the member can switch between.
    init(_ view: borrowing FamilyView, for viewer: Viewer, tab: NavigationTab?, families: [FamilyWithMembers]) throws {
        self.viewer = viewer
        self.tab = tab
        offset = view.offset
        epoch = view.epoch
        let waiting = viewer.me.isParent ? try view.claims(status: .pending, limit: 100).items.count : 0
        let others = families.filter { $0.family.id != viewer.family.id }
        let messages = try view.unreadMessages()
        unread = [
            "unreadMessages": messages == 0 ? nil : min(messages, 99),
            "unreadLabel": viewer.words("layout.unread", count: messages),
            "mutedChats": try view.mutedChats().map(\.text).joined(separator: " "),
        ]
        status = [
            "base": viewer.base,
            "familyName": viewer.family.name,
            "me": viewer.person(viewer.me),
            "isParent": viewer.me.isParent,
            "karma": viewer.words.number(try view.balance(of: viewer.me.id).balance),
            "approvalCount": waiting == 0 ? nil : waiting,
            "requestsWait": viewer.words("layout.requests_wait", count: waiting),
            "otherFamilies": others.map { other -> Values in
                ["familyName": other.family.name, "familyHref": "/families/\(other.family.id.text)"]
            },
            "hasOthers": !others.isEmpty,
            "everybody": Self.everybody(viewer.roster.members + others.flatMap(\.members)),
        ]
    }

    /// What those are called of whom a toast may tell, each once.
    private static func everybody(_ members: [Member]) -> [Values] {
        var told: Set<User.ID> = []
        return members.filter { told.insert($0.id).inserted }.map { ["id": $0.id.text, "name": $0.name] }
    }

    /// All a page's template sees.
    func values(around content: PageContent) -> Values {
        Self.page(content, session: session, status: status)
            .merging(["base": viewer.base])
            .merging(content.all)
    }

    /// All the template of a page without a sign-in sees.
    static func values(aroundDoor content: PageContent, languages: [Values]) -> Values {
        page(content, session: nil, status: nil)
            .merging(["languages": languages, "hasLanguages": !languages.isEmpty])
            .merging(content.all)
    }

    private static func page(_ content: PageContent, session: Values?, status: Values?) -> Values {
        [
            "title": content.title,
            "path": content.path,
            "problem": content.problem.map { detail -> Values in
                ["detail": detail, "nowHref": content.isOutdated ? content.path : nil]
            },
            "session": session,
            "status": status,
        ]
    }

    private var session: Values {
        [
            "userId": viewer.me.id.text,
            "familyId": viewer.family.id.text,
            "offset": offset,
            "epoch": epoch,
            "role": viewer.me.role.rawValue,
            "timezone": viewer.family.timezone,
            "home": viewer.base,
            "isHome": tab == .home,
            "isTasks": tab == .tasks,
            "isRewards": tab == .rewards,
            "isKarma": tab == .karma,
            "isFamily": tab == .family,
            "isChats": tab == .chats,
            "unread": unread,
        ]
    }
}
