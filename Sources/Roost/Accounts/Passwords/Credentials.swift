/// What somebody will prove themselves with: an email and a password, or, for a child, a PIN.
package enum Credentials: Sendable, Equatable {
    /// 8-200 characters, with the email in lower case.
    case password(String, email: String)
    /// 4-8 digits.
    case pin(String)

    /// The email; none for a PIN.
    var email: String? {
        switch self {
        case .password(_, let email): email
        case .pin: nil
        }
    }

    /// The same, the email as accounts keep it.
    func checked(_ checks: inout FieldChecks) -> Credentials {
        switch self {
        case .password(let password, let email):
            let email = checks.email(email)
            checks.password(password, "password")
            return .password(password, email: email)
        case .pin(let pin):
            checks.pin(pin)
            return self
        }
    }

    /// What the database keeps of them. Waits for the hash.
    func hashed(by hasher: PasswordHasher, _ world: World) async throws -> Secret {
        switch self {
        case .password(let password, _): .password(hash: try await hasher.hash(password, salt: world.randomBytes(16)))
        case .pin(let pin): .pin(hash: try await hasher.hash(pin, salt: world.randomBytes(16)))
        }
    }
}

/// What the database keeps of credentials.
enum Secret: Sendable {
    case password(hash: String)
    case pin(hash: String)

    /// Keeps it as somebody's, in the place of what there was of its kind.
    func store(for user: User.ID, in transaction: borrowing Transaction) throws {
        switch self {
        case .password(let hash): try Password.store(hash, for: user, in: transaction)
        case .pin(let hash): try PIN.store(hash, for: user, in: transaction)
        }
    }
}
