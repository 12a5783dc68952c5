/// What somebody changes of their own account; what isn't named stays as it is.
package struct ProfileEdit: Sendable {
    /// 1-100 characters.
    package var name: String?
    /// `YYYY-MM-DD`.
    package var birthdate: Patch<String> = .keep
    /// A BCP 47 tag.
    package var language: String?
    /// The face: one emoji …
    package var emoji: String?
    /// … on a colour.
    package var colour: User.Colour?
    /// The version it was made from; none takes any.
    package var ifVersion: Int?

    /// A change of nothing.
    package init() {}

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> ProfileEdit {
        var checks = FieldChecks()
        var result = self
        result.name = name.map { checks.line($0, "name", length: 1...100) }
        if case .set(let date) = birthdate { checks.birthdate(date) }
        checks.language(language)
        result.emoji = emoji.map { checks.line($0, "emoji", length: 1...1) }
        try checks.finish()
        return result
    }
}

extension FieldChecks {
    /// A day somebody was born on; none is fine.
    mutating func birthdate(_ text: String?) {
        if let text, CalendarDate(text) == nil { fail("birthdate", "A date looks like 2015-04-30.") }
    }

    /// A language Roost speaks; none is fine.
    mutating func language(_ tag: String?) {
        if let tag, !["en", "nl"].contains(tag) { fail("language", "Roost speaks English (en) and Dutch (nl).") }
    }
}

extension User {
    mutating func apply(_ edit: ProfileEdit) {
        name = edit.name ?? name
        birthdate = edit.birthdate.applied(to: birthdate)
        language = edit.language ?? language
        emoji = edit.emoji ?? emoji
        colour = edit.colour ?? colour
    }
}
