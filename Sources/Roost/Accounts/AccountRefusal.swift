/// Why an account's request is refused.
package enum AccountRefusal: Error, Equatable, Sendable {
    /// No token, or one that is unknown, forged, expired or ended.
    case notSignedIn
    /// Email and password don't fit; which of them is not told.
    case wrongCredentials
    /// Somebody has this email already.
    case emailTaken
    /// The current password given with a change is wrong.
    case wrongPassword
    /// No sign-in of one's own has this id.
    case signInNotFound
}
