import FoundationEssentials

/// What a parent says a family should be.
package struct FamilyDraft: Sendable {
    /// 1-100 characters.
    package var name: String
    /// An IANA time zone.
    package var timezone: String
    /// A BCP 47 tag; English when none is given.
    package var language: String?

    /// A family by name and time zone.
    package init(name: String, timezone: String, language: String? = nil) {
        self.name = name
        self.timezone = timezone
        self.language = language
    }

    /// The same, trimmed.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> FamilyDraft {
        var checks = FieldChecks()
        let result = checked(&checks)
        try checks.finish()
        return result
    }

    func checked(_ checks: inout FieldChecks) -> FamilyDraft {
        var result = self
        result.name = checks.line(name, "name", length: 1...100)
        if !Self.isTimeZone(timezone) {
            checks.fail("timezone", "Choose a time zone such as Europe/Amsterdam.")
        }
        if let language, !["en", "nl"].contains(language) {
            checks.fail("language", "Roost speaks English (en) and Dutch (nl).")
        }
        return result
    }

    /// Foundation reads up to a NUL, and files below its folder of zones; it takes `GMT+2` too, which browsers
    /// don't know.
    private static func isTimeZone(_ name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return byte < 128 && (character.isLetter || character.isNumber || "+-_/".contains(character))
        }
        let isNamed = name.contains("/") || name == "UTC"
        return isPlain && name.utf8.count <= 64 && isNamed && TimeZone(identifier: name) != nil
    }
}

extension Family {
    init(_ draft: FamilyDraft, id: ID, at now: Timestamp) {
        self.init(
            id: id,
            name: draft.name,
            timezone: draft.timezone,
            language: draft.language ?? "en",
            createdAt: now,
            version: 1
        )
    }
}
