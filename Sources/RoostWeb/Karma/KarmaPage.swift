import Roost

/// Everybody's karma, the ledger of all or of one, and for parents the form to give some.
struct KarmaPage: FamilyPage {
    static let tab = NavigationTab.karma

    private let member: User.ID?
    private let cursor: String?
    private var refusal: FormRefusal?

    /// - Parameter fields: `member` for one member's ledger, `before` for an older part of it.
    init(_ fields: QueryFields) {
        member = fields["member"].flatMap(User.ID.init)
        cursor = member == nil ? nil : fields["before"]
    }

    var path: String { "/karma" }

    func refusing(_ refusal: FormRefusal) -> KarmaPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let ledger = try LedgerView(view, of: member, before: cursor, for: viewer)
        return PageContent(
            template: "pages/karma",
            title: viewer.words("karma.title"),
            regions: [
                PageContent.Region(name: "karma/balances", slot: "balancesRegion", values: try balances(view, viewer)),
                PageContent.Region(
                    name: "karma/chart",
                    slot: "chartRegion",
                    values: try KarmaChart(view, of: member, for: viewer).values
                ),
                PageContent.Region(name: "karma/entries", slot: "entriesRegion", values: ledger.values),
            ] + (viewer.me.isParent ? [grant(viewer)] : []),
            problem: refusal?.problem.detail
        )
    }

    private func balances(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let number = viewer.words.number
        let balances = try zip(viewer.roster.members, view.balances()).map { member, balance in
            viewer.person(member).merging([
                "personKarma": number(balance.balance),
                "setAside": balance.reserved == 0 ? nil : number(balance.reserved),
                "toSpend": number(balance.available),
                "href": "\(viewer.base)/karma?member=\(member.id.text)",
                "isCurrent": member.id == self.member,
            ])
        }
        return ["base": viewer.base, "balances": balances]
    }

    private func grant(_ viewer: Viewer) -> PageContent.Region {
        let typed = refusal.typed(in: .grant)
        let chosen = typed?["userId"] ?? member?.text
        let people = viewer.roster.members.map { member -> Values in
            let pick: Values = [
                "value": member.id.text, "label": member.name, "isSelected": member.id.text == chosen,
            ]
            return viewer.person(member).merging(pick)
        }
        let values: Values = [
            "base": viewer.base,
            "people": people,
            "amountValue": typed?["amount"] ?? "",
            "description": typed?["description"] ?? "",
            "errors": refusal.errors(in: .grant),
        ]
        return PageContent.Region(name: "karma/grant", slot: "grantRegion", values: values)
    }
}
