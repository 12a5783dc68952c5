/// What somebody gives to get an account.
package struct Registration: Sendable {
    /// By what they will sign in.
    package var credentials: Credentials
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
        self.init(.password(password, email: email), name: name)
    }

    /// A registration with the least: credentials and name.
    package init(_ credentials: Credentials, name: String) {
        self.credentials = credentials
        self.name = name
    }

    /// The same, trimmed and lower-cased.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> Registration {
        var checks = FieldChecks()
        var result = self
        result.name = checks.line(name, "name", length: 1...100)
        result.credentials = credentials.checked(&checks)
        checks.birthdate(birthdate)
        checks.language(language)
        if let emoji { result.emoji = checks.line(emoji, "emoji", length: 1...1) }
        try checks.finish()
        return result
    }

    /// An email as accounts keep it: trimmed, in lower case; nil for what is no email.
    ///
    /// Whatever counts tries to sign in counts by this, so that another case is no other account.
    package static func normalised(_ email: String) -> String? {
        var checks = FieldChecks()
        let email = checks.email(email)
        return checks.failures.isEmpty ? email : nil
    }
}
