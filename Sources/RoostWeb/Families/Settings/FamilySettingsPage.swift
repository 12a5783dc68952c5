import Roost

/// What a family is like, for parents: its name, its clocks, its quiet hours; and its end.
struct FamilySettingsPage: FamilyPage {
    static let tab = NavigationTab.family

    private var refusal: FormRefusal?

    init() {}

    var path: String { "/family/settings" }

    func refusing(_ refusal: FormRefusal) -> FamilySettingsPage {
        var page = self
        page.refusal = refusal
        return page
    }

    func content(_ view: borrowing FamilyView, for viewer: Viewer) throws -> PageContent {
        _ = try viewer.roster.parent(viewer.me.id)
        let form = FamilySettingsView(refusal, for: viewer)
        return PageContent(
            template: "pages/family-settings",
            title: viewer.words("family.settings"),
            values: [
                "familyName": viewer.family.name,
                "deletion": refusal.folded(.familyDeletion, "name"),
            ],
            regions: [PageContent.Region(name: "family/settings", slot: "settingsRegion", values: form.values)],
            problem: refusal?.problem.detail
        )
    }
}
