import Crypto

/// What somebody says.
package struct MessageDraft: Sendable, Equatable {
    /// The author's own name for it, 1-100 visible ASCII characters: a repeat of it is the same message.
    package var clientId: String
    /// 1-8,000 characters as a reader counts them; may be empty beside a picture.
    package var body: String
    /// A picture that goes with it.
    package var image: Image?

    /// A message by its name and text.
    package init(clientId: String, body: String, image: Image? = nil) {
        self.clientId = clientId
        self.body = body
        self.image = image
    }

    /// The most characters a message has.
    package static let most = 8_000

    /// The same, without space around it.
    /// - Throws: `Invalid` with every failing field.
    package func checked() throws(Invalid) -> MessageDraft {
        var checks = FieldChecks()
        var result = self
        if !(1...100).contains(clientId.utf8.count) || !clientId.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            let detail = "A clientId is 1 to 100 visible ASCII characters."
            checks.fail("clientId", code: clientId.isEmpty ? "required" : "invalid", detail)
        }
        result.body = Self.checked(body, isOptional: image != nil, &checks)
        try checks.finish()
        return result
    }

    /// The same under a name that is of its words too: a page that is come back to names what is written in it as it did before, and
    /// that something else was written the second time must not be overlooked.
    package var namedByWords: MessageDraft {
        var result = self
        let words = SHA256.hash(data: Array(body.utf8) + (image?.bytes ?? [])).hexadecimal
        result.clientId = "\(clientId)-\(words.prefix(12))"
        return result
    }

    /// A message's text alone.
    /// - Throws: `Invalid`.
    package static func checked(_ body: String, isOptional: Bool = false) throws(Invalid) -> String {
        var checks = FieldChecks()
        let text = checked(body, isOptional: isOptional, &checks)
        try checks.finish()
        return text
    }

    private static func checked(_ body: String, isOptional: Bool, _ checks: inout FieldChecks) -> String {
        if let text = checks.prose(body, "body", most: most) { return text }
        if !isOptional { checks.fail("body", code: "required", "Say something.") }
        return ""
    }
}
