import Roost

/// Who belongs to a family, and for parents the form to add somebody.
struct MembersPage: FamilyPage {
    static let tab = NavigationTab.family

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/family" }

    func refusing(_ refusal: FormRefusal) -> MembersPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        PageContent(
            template: "pages/family",
            title: viewer.words("family.title"),
            values: [
                "familyName": viewer.family.name,
                "memberForm": viewer.me.isParent ? memberForm(viewer.words) : nil,
                "isParentHere": viewer.me.isParent,
                "leaveHref": leaveHref(viewer),
                "inviteForm": viewer.me.isParent ? ["isChildRole": false] as Values : nil,
            ],
            regions: try regions(view, viewer),
            problem: refusal?.problem.detail
        )
    }

    private func regions(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> [PageContent.Region] {
        let members = try members(view, viewer)
        let everybody = PageContent.Region(name: "family/members", slot: "membersRegion", values: members)
        guard viewer.me.isParent else { return [head(viewer), everybody] }
        return [head(viewer), everybody, try code(view, viewer), try InvitesView.region(view, viewer)]
    }

    private func head(_ viewer: Viewer) -> PageContent.Region {
        let city = TimeZoneChoice(viewer.family.timezone).city
        let values: Values = [
            "familyName": viewer.family.name, "timezoneLabel": viewer.words("family.zone_time", ["city": city]),
        ]
        return PageContent.Region(name: "family/head", slot: "headRegion", values: values)
    }

    /// The family's code, which parents see.
    private func code(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> PageContent.Region {
        let values: Values = ["base": viewer.base, "code": try view.code()?.spelled]
        return PageContent.Region(name: "family/code", slot: "codeRegion", values: values)
    }

    private func members(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let parents = viewer.roster.parents
        let members = try zip(viewer.roster.members, view.balances()).map { member, balance in
            // The last parent stays one.
            let mayChange = viewer.me.isParent && parents != [member.id]
            let access = viewer.me.isParent && !member.isParent ? try view.access(to: member.id) : nil
            return viewer.person(member).merging([
                "roleLabel": viewer.words(member.isParent ? "people.parent" : "people.child"),
                "isParentRole": member.isParent,
                "personKarma": viewer.words.number(balance.balance),
                "canChangeRole": mayChange,
                // Who leaves does so below.
                "canRemove": mayChange && member.id != viewer.me.id,
                "nextRole": member.isParent ? "child" : "parent",
                "nextRoleLabel": viewer.words(member.isParent ? "family.make_child" : "family.make_parent"),
                "email": access?.email,
                "isPINLocked": access?.pin?.isLocked == true,
                "access": access.flatMap { self.access($0, to: member.id) },
                "isUnfolded": isRefused(member.id),
            ])
        }
        return ["base": viewer.base, "members": members]
    }

    /// What parents may change of how a child signs in.
    private func access(_ access: MemberAccess, to child: User.ID) -> Values? {
        guard access.isKeptHere else { return nil }
        return [
            "hasPIN": access.pin != nil,
            "needsEmail": access.email == nil,
            "pinForm": refusal.folded(.pin(child)),
            "passwordForm": refusal.folded(.wardPassword(child), "email"),
        ]
    }

    /// Whether a form below this child was refused. Secrets are typed again.
    private func isRefused(_ child: User.ID) -> Bool {
        refusal?.form == .pin(child) || refusal?.form == .wardPassword(child)
    }

    private func leaveHref(_ viewer: Viewer) -> String? {
        viewer.roster.parents == [viewer.me.id] ? nil : "\(viewer.base)/members/\(viewer.me.id.text)/removal"
    }

    private func memberForm(_ words: Words) -> Values {
        let typed = refusal.typed(in: .member)
        let colour = typed?.text("colour").flatMap(User.Colour.init)
        let values =
            [
                "name": typed?["name"] ?? "",
                "email": typed?["email"] ?? "",
                "isChildRole": typed?["role"] != "parent",
                "byPassword": typed.map { $0["signInBy"] != "pin" } ?? false,
                "errors": refusal.errors(in: .member),
                "isUnfolded": refusal?.form == .member,
            ] as Values
        return values.merging(FaceChoice.values(emoji: typed?.text("emoji"), colour: colour, in: words))
    }
}
