import Roost

/// The first page of a family: my day, my karma, my goals, who is here; for parents, what waits for their yes, and what to begin with.
struct HomePage: FamilyPage {
    static let tab = NavigationTab.home

    private var refusal: FormRefusal?

    init() {}

    var path: String { "" }

    func refusing(_ refusal: FormRefusal) -> HomePage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        let offers = try view.rewards(at: viewer.dates.now)
        let day = try DayView(view, for: viewer)
        var regions = [
            PageContent.Region(name: "home/balance", slot: "balanceRegion", values: try balance(view, viewer)),
            PageContent.Region(name: "home/today", slot: "todayRegion", values: day.values),
            PageContent.Region(name: "home/goals", slot: "goalsRegion", values: goals(offers, viewer)),
            PageContent.Region(name: "home/people", slot: "peopleRegion", values: try people(view, viewer, day)),
        ]
        if viewer.me.isParent {
            let wishes = try WishViews.list(view, viewer, rewards: offers.map(\.reward), refusal).map(\.1)
            let approvals: Values = [
                "base": viewer.base,
                "approvals": wishes,
                "hasApprovals": !wishes.isEmpty,
                "approvalCount": wishes.count,
            ]
            regions.append(PageContent.Region(name: "home/approvals", slot: "approvalsRegion", values: approvals))
            let steps = FirstSteps(hasTasks: day.hasAnyTask, hasRewards: !offers.isEmpty, for: viewer)
            regions.append(PageContent.Region(name: "home/steps", slot: "stepsRegion", values: steps.values))
        }
        return PageContent(
            template: "pages/home",
            title: viewer.family.name,
            values: ["approvalsRegion": nil, "stepsRegion": nil],
            regions: regions,
            problem: refusal?.problem.detail
        )
    }

    private func balance(_ view: borrowing FamilyView, _ viewer: Viewer) throws -> Values {
        let balance = try view.balance(of: viewer.me.id)
        let number = viewer.words.number
        return [
            "base": viewer.base,
            "me": viewer.person(viewer.me),
            "greeting": viewer.dates.greeting,
            "dateLabel": viewer.dates.todayLabel,
            "balance": number(balance.balance),
            "available": number(balance.available),
            "reserved": balance.reserved == 0 ? nil : number(balance.reserved),
        ]
    }

    private func goals(_ offers: [RewardOffer], _ viewer: Viewer) -> Values {
        let goals = offers.goals.map { RewardCardView($0, for: viewer).values }
        return ["base": viewer.base, "goals": goals, "hasGoals": !goals.isEmpty]
    }

    private func people(_ view: borrowing FamilyView, _ viewer: Viewer, _ day: DayView) throws -> Values {
        let people = try zip(viewer.roster.members, view.balances()).map { member, balance in
            viewer.person(member).merging([
                "todayLabel": day.label(for: member),
                "personKarma": viewer.words.number(balance.balance),
            ])
        }
        return ["base": viewer.base, "familyName": viewer.family.name, "people": people]
    }
}
