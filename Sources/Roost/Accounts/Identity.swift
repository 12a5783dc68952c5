/// A person who proved to be themselves, and the sign-in they did it with.
package struct Identity: Sendable, Equatable {
    /// The person.
    package let user: User
    /// The sign-in behind the token.
    package let signIn: SignIn.ID
    /// When the access token runs out; none for a session token, which lasts as long as its sign-in.
    package let until: Timestamp?
}

/// What registering or signing in answers.
package struct SignedIn: Sendable {
    /// The person.
    package let user: User
    /// The new sign-in.
    package let signIn: SignIn
    /// Its secret; told this once.
    package let token: SignIn.Token
    /// A first access token.
    package let accessToken: String
}
