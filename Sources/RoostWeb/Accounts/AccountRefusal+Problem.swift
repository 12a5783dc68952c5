import HTTPTypes
import Roost

extension AccountRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notSignedIn:
            unauthorized("not_signed_in", "Please sign in.")
        case .wrongCredentials:
            unauthorized("wrong_credentials", "This email and password don't fit together.")
        case .emailTaken:
            Problem(.conflict, "email_taken", "Somebody has an account with this email already.")
        case .signInNotFound:
            Problem(.notFound, "sign_in_not_found", "There is no such sign-in of yours.")
        case .wrongPassword:
            Problem(.forbidden, "wrong_password", "The current password isn't right.")
        }
    }

    /// RFC 9110, section 15.5.2: a 401 says how to sign in.
    private func unauthorized(_ code: String, _ detail: String) -> Problem {
        var problem = Problem(.unauthorized, code, detail)
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"roost\""
        return problem
    }
}
