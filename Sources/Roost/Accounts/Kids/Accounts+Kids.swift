extension Accounts {
    /// The children of a family who sign in by PIN, in the order they joined.
    /// - Throws: `AccountRefusal.unknownFamilyCode`, `.tooManyTries`.
    package func kids(of code: FamilyCode, from address: String? = nil) async throws -> [Kid] {
        try await guessing.code(from: address) {
            try await database.read { reading in
                guard let family = try code.family(in: reading) else { throw AccountRefusal.unknownFamilyCode }
                return try Roster(of: family, in: reading).members
                    .filter { try !$0.isParent && PIN.find($0.id, in: reading) != nil }.map(Kid.init)
            }
        }
    }

    /// Signs a child in by its family's code and its PIN. A wrong code, a child that isn't there and a wrong PIN look alike and
    /// take the same time.
    /// - Throws: `AccountRefusal.wrongPIN`; `.lockedPIN` once it was wrong ten times; `.tooManyTries`.
    package func logIn(
        kid: User.ID,
        familyCode: FamilyCode?,
        pin: String,
        from address: String? = nil,
        by userAgent: String? = nil
    ) async throws -> SignedIn {
        try await guessing.signIn(to: kid.text, from: address) { try await logIn(kid, familyCode, pin, userAgent) }
    }

    private func logIn(
        _ kid: User.ID,
        _ familyCode: FamilyCode?,
        _ pin: String,
        _ userAgent: String?
    ) async throws -> SignedIn {
        let door = try await database.write { try KidDoor(of: kid, familyCode, in: $0) }
        let fits = try await hasher.verify(pin, against: door.pin?.hash)
        if door.isLocked { throw AccountRefusal.lockedPIN }
        guard let (family, pin) = door.open else { throw AccountRefusal.wrongPIN }
        guard fits else {
            if pin.isLocked { try await tellLocked(kid, in: family) }
            throw AccountRefusal.wrongPIN
        }
        return try await signIn(kid, by: userAgent) { transaction in
            // A parent may have set another PIN meanwhile, or sent the child away.
            guard try Roster(of: family, in: transaction).find(kid)?.isParent == false,
                try PIN.confirm(pin, of: kid, in: transaction)
            else { throw AccountRefusal.wrongPIN }
        }
    }

    /// The parents' pages show that a PIN is locked now.
    private func tellLocked(_ kid: User.ID, in family: Family.ID) async throws {
        let now = world.now()
        try await database.write { transaction in
            let roster = try Roster(of: family, in: transaction)
            guard let member = roster.find(kid) else { return }
            try EventLog.append(.access(to: member, in: roster), to: family, by: nil, at: now, in: transaction)
        }
    }
}

/// What a child's try at its family's door comes to before the PIN is looked at; the try is counted.
private struct KidDoor: Sendable {
    private let family: Family.ID?
    /// What to try against.
    let pin: PIN?
    /// Whether the child is there and has no try left.
    let isLocked: Bool

    init(of kid: User.ID, _ code: FamilyCode?, in transaction: borrowing Transaction) throws {
        family = try code?.family(in: transaction)
        let member = try family.map { try Roster(of: $0, in: transaction) }?.find(kid)
        guard let member, !member.isParent else {
            (pin, isLocked) = (nil, false)
            return
        }
        pin = try PIN.takeTry(of: kid, in: transaction)
        isLocked = try pin == nil && PIN.find(kid, in: transaction) != nil
    }

    /// Where the child wants to be let in, and by what.
    var open: (Family.ID, PIN)? {
        if let family, let pin { (family, pin) } else { nil }
    }
}

extension Facts {
    /// How somebody signs in has changed: a matter of the parents.
    static func access(to member: Member, in roster: Roster) -> Facts {
        var facts = Facts(for: roster)
        facts.changed(Change(.member, member.id.text, version: member.version, .updated), for: roster.parents)
        return facts
    }
}
