import Crypto

/// The secret a browser or program keeps to stay signed in; the database has its hash only.
package struct SessionToken: Sendable, Equatable {
    /// 43 characters of base64url: 256 bits of chance.
    package let text: String

    /// The cookie browsers keep it in.
    package static let cookieName = "roost_session"

    /// The token a client sent; anything is taken, as only its hash is looked up.
    package init(_ text: String) {
        self.text = text
    }

    /// A new token out of 32 random bytes.
    init(chance: [UInt8]) {
        self.text = chance.base64URL
    }

    /// SHA-256 of the text, in hexadecimal.
    var hash: String {
        SHA256.hash(data: Array(text.utf8)).hexadecimal
    }
}
