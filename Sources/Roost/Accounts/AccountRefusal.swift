/// Why an account's request is refused.
package enum AccountRefusal: Error, Equatable, Sendable {
    /// No token, or one that is unknown, forged, expired or ended.
    case notSignedIn
    /// Email and password don't fit; which of them is not told.
    case wrongCredentials
    /// Family code, child and PIN don't fit; which of them is not told.
    case wrongPIN
    /// The PIN was wrong ten times; a parent sets another.
    case lockedPIN
    /// No family has this code.
    case unknownFamilyCode
    /// Somebody has this email already.
    case emailTaken
    /// The current password given with a change is wrong.
    case wrongPassword
    /// No sign-in of one's own has this id.
    case signInNotFound
    /// Whose sign-in it is looks after it alone: a parent, or who brought an account along.
    case keepsOwnSignIn
    /// A parent signs in by more than a PIN.
    case needsPassword
    /// The person has no picture.
    case noImage
    /// The account was changed since the version the change was made from.
    case changedMeanwhile
    /// Too many wrong tries, or tries too fast.
    case tooManyTries(RateLimit.Refusal)
}
