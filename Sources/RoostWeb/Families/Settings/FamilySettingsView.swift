import Roost

/// The form of a family's settings: what was typed, else what the family is.
struct FamilySettingsView: Sendable {
    private let family: Family
    private let typed: FormBody?
    private let errors: Values
    private let viewer: Viewer

    init(typed: FormBody?, errors: Values, for viewer: Viewer) {
        family = viewer.family
        self.typed = typed
        self.errors = errors
        self.viewer = viewer
    }

    var values: Values {
        [
            "base": viewer.base,
            "version": typed.flatMap { Int($0["version"]) } ?? family.version,
            "name": typed?["name"] ?? family.name,
            "timezones": TimeZoneChoice.values(chosen: typed?.text("timezone") ?? family.timezone),
            "languages": choices(Language.allCases.map { ($0.rawValue, $0.name) }, "language", family.language),
            "weekdays": choices(weekdays, "firstDayOfWeek", family.firstDayOfWeek.rawValue),
            "quietFrom": typed?["quietFrom"] ?? family.quietHours?.from.description ?? "",
            "quietTo": typed?["quietTo"] ?? family.quietHours?.to.description ?? "",
            "errors": errors,
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
