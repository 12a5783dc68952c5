import Roost

/// The form that deletes an account.
enum Farewell {
    /// Whoever deletes the account has typed its name, so that no stray tap does it.
    static func check(_ typed: FormBody, of name: String) throws(Invalid) {
        guard typed.text("confirmation")?.lowercased() == name.lowercased() else {
            throw Invalid("confirmation", code: "mismatch", "Type your name as it stands here: \(name)")
        }
    }
}

extension Accounts {
    /// The form that changes the password; a wrong one is told at its field.
    func changePassword(_ typed: FormBody, by identity: Identity) async throws {
        do {
            try await changePassword(from: typed["currentPassword"], to: typed["newPassword"], by: identity)
        } catch AccountRefusal.wrongPassword {
            throw Invalid("currentPassword", code: "wrong_password", AccountRefusal.wrongPassword.problem.detail)
        }
    }
}
