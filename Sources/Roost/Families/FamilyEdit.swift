/// What a parent changes of a family; what isn't named stays as it is at that moment.
package struct FamilyEdit: Sendable {
    /// 1-100 characters.
    package var name: String?
    /// An IANA time zone.
    package var timezone: String?
    /// A BCP 47 tag.
    package var language: String?

    /// A change of some of it.
    package init(name: String? = nil, timezone: String? = nil, language: String? = nil) {
        self.name = name
        self.timezone = timezone
        self.language = language
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> FamilyEdit {
        let draft = try FamilyDraft(name: name ?? "-", timezone: timezone ?? "UTC", language: language).checked()
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
        version += 1
    }
}
