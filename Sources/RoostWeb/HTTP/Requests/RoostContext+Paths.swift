import HTTPTypes
import Hummingbird
import Roost

extension RoostContext {
    /// The id that stands in the path under this name, as in `:familyId`.
    /// - Throws: `Problem` 400 `malformed_id`.
    func id<Of>(_ name: String, of: Of.Type = Of.self) throws(Problem) -> Identifier<Of> {
        guard let id = Identifier<Of>(parameters.get(name) ?? "") else { throw .malformedID(name) }
        return id
    }

    /// The family in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func familyId() throws(Problem) -> Family.ID {
        try id("familyId")
    }

    /// The person in the path; `me` is who asks.
    /// - Throws: `Problem` 400 `malformed_id`, `AccountRefusal.notSignedIn`.
    func userId() throws -> User.ID {
        parameters.get("userId") == "me" ? try signedIn().user.id : try id("userId")
    }

    /// The sign-in in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func signInId() throws(Problem) -> SignIn.ID {
        try id("signInId")
    }
}
