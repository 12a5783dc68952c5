import Crypto

/// The secret in an invite's link; the database has its hash only.
package struct InviteToken: Sendable, Equatable {
    /// 22 characters of base64url: 128 bits of chance, short enough for a QR code that any phone reads.
    package let text: String

    /// The token somebody came with; anything is taken, as only its hash is looked up.
    package init(_ text: String) {
        self.text = text
    }

    init(_ world: World) {
        text = world.randomBytes(16).base64URL
    }

    /// SHA-256 of the text, in hexadecimal.
    var hash: String {
        SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}
