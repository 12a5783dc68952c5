/// Short-lived tokens for programs: signed, so that they can be read without the database, and dead with their sign-in.
package protocol AccessTokens: Sendable {
    /// A token for a sign-in, valid for 15 minutes.
    func issue(for signIn: SignIn.ID, of user: User.ID, at now: Timestamp) async throws -> String
    /// Reads a token; nil when it is no token of ours, or too old.
    func verify(_ token: String, at now: Timestamp) async -> AccessClaims?
    /// The public keys as a JSON Web Key Set (RFC 7517).
    var keySet: String { get }
}

/// What an access token says.
package struct AccessClaims: Sendable, Equatable {
    /// The person.
    package let user: User.ID
    /// The sign-in it lives and dies with.
    package let signIn: SignIn.ID
    /// When it runs out.
    package let expiresAt: Timestamp

    /// What a token says.
    package init(user: User.ID, signIn: SignIn.ID, expiresAt: Timestamp) {
        self.user = user
        self.signIn = signIn
        self.expiresAt = expiresAt
    }
}
