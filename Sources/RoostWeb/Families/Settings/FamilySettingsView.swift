import Roost

/// The form of a family's settings: what was typed, else what the family is.
struct FamilySettingsView: Sendable {
    private let family: Family
    private let refusal: FormRefusal?
    private let typed: FormBody?
    private let viewer: Viewer

    init(_ refusal: FormRefusal?, for viewer: Viewer) {
        family = viewer.family
        self.refusal = refusal
        typed = refusal.typed(in: .family)
        self.viewer = viewer
    }

    var values: Values {
        [
            "base": viewer.base,
            "version": refusal.version(in: .family) ?? family.version,
            "name": typed?["name"] ?? family.name,
            "timezones": TimeZoneChoice.values(chosen: typed?.text("timezone") ?? family.timezone),
            "languages": choices(Language.allCases.map { ($0.rawValue, $0.name) }, "language", family.language),
            "weekdays": choices(weekdays, "firstDayOfWeek", family.firstDayOfWeek.rawValue),
            "quietFrom": typed?["quietFrom"] ?? family.quietHours?.from.description ?? "",
            "quietTo": typed?["quietTo"] ?? family.quietHours?.to.description ?? "",
            "errors": refusal.errors(in: .family),
        ]
    }

    private var weekdays: [(String, String)] {
        Weekday.allCases.map { ($0.rawValue, viewer.words.dates.weekday($0).sentenceCased) }
    }

    private func choices(_ all: [(value: String, label: String)], _ field: String, _ now: String) -> [Values] {
        let chosen = typed?.text(field) ?? now
        return all.map { ["value": $0.value, "label": $0.label, "isSelected": $0.value == chosen] }
    }
}

extension TimeZoneChoice {
    /// All zones to choose from, and the chosen one where it isn't among them.
    static func values(chosen: String?) -> [Values] {
        var zones = all
        if let chosen, !zones.contains(where: { $0.identifier == chosen }) { zones.append(TimeZoneChoice(chosen)) }
        return zones.map { ["value": $0.identifier, "label": $0.label, "isSelected": $0.identifier == chosen] }
    }
}
