import HTTPTypes
import Roost

extension AccountRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notSignedIn:
            unauthorized("not_signed_in", "Please sign in.")
        case .wrongCredentials:
            unauthorized("wrong_credentials", "This email and password don't fit together.")
        case .wrongPIN:
            unauthorized("wrong_pin", "That isn't the right PIN. Try again.")
        case .lockedPIN:
            Problem(
                .forbidden,
                "pin_locked",
                "This PIN was wrong ten times. A parent can set a new one on the Family page."
            )
        case .unknownFamilyCode:
            Problem(.notFound, "unknown_family_code", "No family has this code. A parent finds it on the Family page.")
        case .emailTaken:
            Problem(.conflict, "email_taken", "Somebody has an account with this email already.")
        case .signInNotFound:
            Problem(.notFound, "sign_in_not_found", "There is no such sign-in of yours.")
        case .wrongPassword:
            Problem(.forbidden, "wrong_password", "The current password isn't right.")
        case .keepsOwnSignIn:
            Problem(.forbidden, "keeps_own_sign_in", "Only they themselves can change how they sign in.")
        case .noImage:
            Problem(.notFound, "no_image", "There is no picture.")
        case .changedMeanwhile:
            Problem(.preconditionFailed, "changed_meanwhile", "You changed this elsewhere meanwhile. Look again.")
        case .tooManyTries(let refusal):
            .rateLimited("That was wrong too often.", refusal)
        case .needsPassword:
            Problem(.conflict, "needs_password", "A parent signs in by email and password. Set these first.")
        }
    }

    /// RFC 9110, section 15.5.2: a 401 says how to sign in.
    private func unauthorized(_ code: String, _ detail: String) -> Problem {
        var problem = Problem(.unauthorized, code, detail)
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"roost\""
        return problem
    }
}
