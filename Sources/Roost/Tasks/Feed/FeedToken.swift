import Crypto

/// The secret in the link of somebody's feed; the database has its hash only.
package struct FeedToken: Sendable, Equatable {
    /// 32 characters of base64url: 192 bits of chance.
    package let text: String

    /// The token somebody came with; anything is taken, as only its hash is looked up.
    package init(_ text: String) {
        self.text = text
    }

    init(_ world: World) {
        text = world.randomBytes(24).base64URL
    }

    /// SHA-256 of the text, in hexadecimal.
    var hash: String {
        SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}
