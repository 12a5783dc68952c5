import Roost

/// Who looks at which family, and when: what every view of one page is made from.
struct Viewer: Sendable {
    /// The member who looks.
    let me: Member
    /// The family that is looked at.
    let family: Family
    /// Everybody in it.
    let roster: Roster
    /// What those are called who have left, as far as they are on the page.
    private(set) var leavers: [User.ID: String] = [:]
    /// Dates in the family's zone.
    let dates: FamilyDates
    /// The texts of the viewer's language.
    let words: Words

    init(_ view: borrowing FamilyView, at now: Timestamp, in words: Words) {
        self.words = words
        me = view.me
        family = view.family
        roster = view.roster
        dates = FamilyDates(timezone: view.family.timezone, now: now, in: words)
    }

    /// Where the family's pages are.
    var base: String { "/families/\(family.id.text)" }

    /// What somebody is called here; who has left is still somebody.
    func name(of user: User.ID) -> String {
        user == me.id ? me.name : roster.find(user)?.name ?? leavers[user] ?? words("people.who_left")
    }

    /// The same, who knows what these are called, should they have left.
    func knowing(_ users: some Sequence<User.ID>, in view: borrowing FamilyView) throws -> Viewer {
        var viewer = self
        viewer.leavers.merge(try view.namesOfLeavers(among: users)) { _, name in name }
        return viewer
    }

    /// The same, who knows everybody these tasks are by and for.
    func knowing(_ tasks: [FamilyTask], in view: borrowing FamilyView) throws -> Viewer {
        let people = tasks.flatMap { [$0.createdBy, $0.completedBy, $0.creditedTo, $0.assignment.member] }
        return try knowing(people.compactMap { $0 }, in: view)
    }

    /// Whom a task is for: `Me`, `Mila`, `All children`.
    func label(of assignment: Assignment) -> String {
        switch assignment {
        case .everyone: words("people.everyone").sentenceCased
        case .role(.child): words("people.children").sentenceCased
        case .role(.parent): words("people.parents").sentenceCased
        case .member(me.id): words("people.me")
        case .member(let id): name(of: id)
        }
    }

    /// Somebody's face; nil for who has left.
    func person(_ user: User.ID) -> Values? {
        roster.find(user).map(person)
    }

    /// A member's face: what `part/face` shows.
    func person(_ member: Member) -> Values {
        [
            "id": member.id.text,
            "name": member.name,
            "emoji": member.emoji,
            "colour": member.colour.rawValue,
            "picture": member.imageTag.map { "\(base)/members/\(member.id.text)/image?\($0)" },
            "isMe": member.id == me.id,
        ]
    }
}
