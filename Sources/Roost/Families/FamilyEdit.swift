/// What a parent changes of a family; what isn't named stays as it is at that moment.
package struct FamilyEdit: Sendable {
    /// 1-100 characters.
    package var name: String?
    /// An IANA time zone.
    package var timezone: String?
    /// A BCP 47 tag.
    package var language: String?
    /// The day weeks begin with.
    package var firstDayOfWeek: Weekday?
    /// Quiet hours, or none any more.
    package var quietHours: Patch<QuietHours> = .keep

    /// A change of some of it.
    package init(name: String? = nil, timezone: String? = nil, language: String? = nil) {
        self.name = name
        self.timezone = timezone
        self.language = language
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> FamilyEdit {
        var checks = FieldChecks()
        let draft = FamilyDraft(name: name ?? "-", timezone: timezone ?? "UTC", language: language).checked(&checks)
        if case .set(let hours) = quietHours { hours.check(&checks) }
        try checks.finish()
        var result = self
        if name != nil { result.name = draft.name }
        return result
    }
}

extension Family {
    mutating func apply(_ edit: FamilyEdit) {
        name = edit.name ?? name
        timezone = edit.timezone ?? timezone
        language = edit.language ?? language
        firstDayOfWeek = edit.firstDayOfWeek ?? firstDayOfWeek
        quietHours = edit.quietHours.applied(to: quietHours)
        version += 1
    }
}
