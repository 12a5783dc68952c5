extension Accounts {
    /// One's own sign-ins, the last used first.
    package func signIns(of identity: Identity) async throws -> [SignIn] {
        let now = world.now()
        return try await database.read { try SignIn.all(of: identity.user.id, at: now, in: $0) }
    }

    /// Whether somebody signs in by a password.
    package func hasPassword(_ user: User.ID) async throws -> Bool {
        try await database.read { try User.hasPassword(user, in: $0) }
    }

    /// Ends one of one's own sign-ins.
    /// - Throws: `AccountRefusal.signInNotFound`, also for somebody else's.
    package func end(_ signIn: SignIn.ID, by identity: Identity) async throws {
        try await database.write { transaction in
            guard try SignIn.find(signIn, in: transaction)?.userId == identity.user.id else {
                throw AccountRefusal.signInNotFound
            }
            try SignIn.end(signIn, in: transaction)
        }
    }

    /// Gives oneself another password, which ends every other sign-in.
    /// - Throws: `Invalid`, `AccountRefusal.wrongPassword`, `.tooManyTries`.
    package func changePassword(from current: String, to new: String, by identity: Identity) async throws {
        var checks = FieldChecks()
        checks.password(new, "newPassword")
        try checks.finish()
        // Whoever found a signed-in browser may guess no faster than at the door.
        try await guessing.signIn(to: identity.user.id.text, from: nil) {
            try await change(current, to: new, by: identity)
        }
    }

    private func change(_ current: String, to new: String, by identity: Identity) async throws {
        let user = identity.user.id
        let known = try await database.read { try Password.hash(of: user, in: $0) }
        guard try await hasher.verify(current, against: known) else { throw AccountRefusal.wrongPassword }
        let hash = try await hasher.hash(new, salt: world.randomBytes(16))
        try await database.write { transaction in
            // Of two changes at once, the one that knew the password wins.
            guard try Password.hash(of: user, in: transaction) == known else { throw AccountRefusal.wrongPassword }
            try Password.store(hash, for: user, in: transaction)
            try SignIn.endAll(of: user, but: identity.signIn, in: transaction)
        }
    }
}

extension FamilyView {
    /// The sign-ins of who looks that have not run out, the last used first.
    package func mySignIns(at now: Timestamp) throws -> [SignIn] {
        try SignIn.all(of: me.id, at: now, in: self)
    }
}
