import Crypto

/// A secret that stands for one thing of type `Of` to whoever bears it (RFC 6750, section 1.2); the database has its hash only.
///
/// The type parameter keeps an invite's token from being handed to what wants a sign-in's; nested as `Invite.Token`.
package struct BearerToken<Of>: Sendable, Equatable {
    /// Base64url: 4 characters for 3 bytes of chance.
    package let text: String

    /// The token somebody came with; anything is taken, as only its hash is looked up.
    package init(_ text: String) {
        self.text = text
    }

    /// A new token out of so many random bytes.
    init(bytes count: Int, _ world: World) {
        text = world.randomBytes(count).base64URL
    }

    /// SHA-256 of the text, in hexadecimal.
    var hash: String {
        SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}
