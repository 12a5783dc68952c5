/// What parents do for the sign-ins of their children.
extension Accounts {
    /// Gives a child a PIN, or another one; all its tries are there again. Another one ends the child's sign-ins.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `AccountRefusal.keepsOwnSignIn`.
    package func setPIN(
        _ pin: String,
        of child: User.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        var checks = FieldChecks()
        checks.pin(pin)
        try checks.finish()
        // Looked at before the costly hash too, so that a stranger can't make the server work.
        try await database.read { _ = try Ward(child, of: caller.user, in: family, $0) }
        let secret = try await Credentials.pin(pin).hashed(by: hasher, world)
        let now = world.now()
        try await database.write { transaction in
            let ward = try Ward(child, of: caller.user, in: family, transaction)
            if try PIN.find(child, in: transaction) != nil { try SignIn.endAll(of: child, in: transaction) }
            try secret.store(for: child, in: transaction)
            try EventLog.append(ward.facts, to: family, by: caller, at: now, in: transaction)
        }
    }

    /// Gives a child another password, or its first one together with an email. Another one ends the child's sign-ins.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `AccountRefusal.keepsOwnSignIn`,
    ///   `.emailTaken`.
    package func setPassword(
        _ password: String,
        email: String?,
        of child: User.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        var checks = FieldChecks()
        let email = email.map { checks.email($0) }
        checks.password(password, "password")
        try checks.finish()
        try await database.read { try Ward(child, of: caller.user, in: family, $0).requireEmail(email) }
        let hash = try await hasher.hash(password, salt: world.randomBytes(16))
        let now = world.now()
        try await database.write { transaction in
            let ward = try Ward(child, of: caller.user, in: family, transaction)
            try ward.requireEmail(email)
            if let email { try ward.user.take(email: email, in: transaction) }
            if try Password.hash(of: child, in: transaction) != nil { try SignIn.endAll(of: child, in: transaction) }
            try Password.store(hash, for: child, in: transaction)
            try EventLog.append(ward.facts, to: family, by: caller, at: now, in: transaction)
        }
    }
}

/// A child whose sign-in the asking parent may look after: a child of that family whose account was made there, and who is a
/// parent nowhere. Others came by an invite, and whoever could reset their sign-in could read all their families.
private struct Ward {
    let user: User
    private let member: Member
    private let roster: Roster

    init(
        _ child: User.ID,
        of parent: User.ID,
        in family: Family.ID,
        _ reading: borrowing some Reading & ~Copyable
    ) throws {
        roster = try Roster(of: family, in: reading)
        _ = try roster.parent(parent)
        guard let member = roster.find(child), let user = try User.find(child, in: reading) else {
            throw FamilyRefusal.memberNotFound
        }
        guard try member.isParent == false && user.isWard(of: family, in: reading) else {
            throw AccountRefusal.keepsOwnSignIn
        }
        self.member = member
        self.user = user
    }

    /// A password is of no use without an email.
    func requireEmail(_ email: String?) throws {
        if user.email == nil, email == nil {
            throw Invalid("email", code: "required", "An email to sign in with, please.")
        }
    }

    /// What there is to tell of a change.
    var facts: Facts { .access(to: member, in: roster) }
}
