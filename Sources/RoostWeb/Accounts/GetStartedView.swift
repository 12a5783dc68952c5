import Roost

/// The page that makes an account and a family.
struct GetStartedView {
    let content: PageContent

    init(_ typed: FormBody, _ problem: Problem?, in words: Words) {
        let chosen = typed.text("timezone")
        // Without a script the first choice counts; a script puts in the browser's own.
        let zones = TimeZoneChoice.all.map { zone -> Values in
            ["value": zone.identifier, "label": zone.label, "isSelected": zone.identifier == chosen]
        }
        content = PageContent(
            template: "pages/get-started",
            title: words("accounts.start_family"),
            values: [
                "name": typed["name"],
                "email": typed["email"],
                "newFamilyName": typed["familyName"],
                "timezones": zones,
                "errors": FormRefusal.errors(of: problem),
            ],
            problem: problem?.detail
        )
    }
}
