/// What somebody gives to get an account.
package struct Registration: Sendable {
    /// In any case; kept in lower case.
    package var email: String
    /// 8-200 characters.
    package var password: String
    /// 1-100 characters.
    package var name: String
    /// `YYYY-MM-DD`.
    package var birthdate: String?
    /// A BCP 47 tag.
    package var language: String?
    /// The face; one is chosen when none is given.
    package var emoji: String?
    /// The face's colour; one is chosen when none is given.
    package var colour: User.Colour?

    /// A registration with the least: email, password, name.
    package init(email: String, password: String, name: String) {
        self.email = email
        self.password = password
        self.name = name
    }

    /// The same, trimmed and lower-cased.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> Registration {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...100)
        result.email = Self.checkedEmail(email, &checks)
        if !(8...200).contains(password.count) {
            checks.fail("password", code: "length", "A password has 8 to 200 characters.")
        }
        if let birthdate, CalendarDate(birthdate) == nil {
            checks.fail("birthdate", "A date looks like 2015-04-30.")
        }
        if let language, !["en", "nl"].contains(language) {
            checks.fail("language", "Roost speaks English (en) and Dutch (nl).")
        }
        if let emoji { result.emoji = checks.line(emoji, "emoji", length: 1...1) }
        try checks.finish()
        return result
    }

    /// An email as accounts keep it: trimmed, in lower case; nil for what is no email.
    ///
    /// Whatever counts tries to sign in counts by this, so that another case is no other account.
    package static func normalised(_ email: String) -> String? {
        var checks = FieldChecks()
        let email = checkedEmail(email, &checks)
        return checks.failures.isEmpty ? email : nil
    }

    private static func checkedEmail(_ email: String, _ checks: inout FieldChecks) -> String {
        let line = checks.line(email, "email", length: 3...254).lowercased()
        guard checks.failures.last?.field != "email" else { return line }
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains(where: \.isEmpty) || line.contains(where: \.isWhitespace) {
            checks.fail("email", "An email address looks like name@example.com.")
        }
        return line
    }
}
