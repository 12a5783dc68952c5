import Roost

/// What signing in answers: `{user, session:{token, expiresAt}, accessToken}`.
struct SignedInAnswer: Encodable {
    private struct Session: Encodable {
        let token: String
        let expiresAt: Timestamp
    }

    private let user: User
    private let session: Session
    private let accessToken: String

    init(_ signedIn: SignedIn) {
        user = signedIn.user
        session = Session(token: signedIn.token.text, expiresAt: signedIn.signIn.expiresAt)
        accessToken = signedIn.accessToken
    }
}
