/// What can be done with invites. A family makes and revokes them; who holds the link accepts, with an account of its own.
package struct Invites: Sendable {
    private let database: any Database
    private let world: World

    /// The invites in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// Makes an invite; its token is told here and never again. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `InviteRefusal.tooMany`.
    package func create(
        as role: Role,
        to family: Family.ID,
        by caller: Caller
    ) async throws -> (invite: Invite, token: Invite.Token) {
        let token = Invite.Token(bytes: 16, world)
        // What the transaction answers is kept for a repeat of the request: not the token.
        let invite = try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            let open = try Invite.open(of: family, at: act.now, in: transaction)
            guard open.count < Invite.most else { throw InviteRefusal.tooMany }
            try Invite.forget(of: family, expiredBefore: act.now - Invite.memory, in: transaction)
            let invite = Invite(id: world.newID(at: act.now), to: family, as: role, by: caller.user, at: act.now)
            try invite.insert(token, in: transaction)
            act.facts.changed(.invite(invite, .created), for: act.roster.parents)
            return invite
        }
        return (invite, token)
    }

    /// Takes an invite back; taking it back again does nothing. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `InviteRefusal.notFound`, `.used`.
    package func revoke(_ id: Invite.ID, in family: Family.ID, by caller: Caller) async throws {
        try await database.act(in: family, by: caller, world) { act, transaction in
            try act.requireParent()
            let invite = try Invite.find(id, in: family, transaction)
            if invite.fate == .accepted { throw InviteRefusal.used }
            guard invite.fate == nil else { return }
            try invite.end(.revoked, in: transaction)
            act.facts.changed(.invite(invite, .deleted), for: act.roster.parents)
        }
    }

    /// What a link leads to; whoever holds it may ask.
    /// - Throws: `InviteRefusal.notFound`, `.expired`, `.used`, `.revoked`.
    package func look(at token: Invite.Token) async throws -> Invitation {
        let now = world.now()
        return try await database.read { reading in
            let invite = try Invite.find(token, in: reading)
            try invite.checkOpen(at: now)
            guard let family = try Family.find(invite.familyId, in: reading) else { throw InviteRefusal.notFound }
            let parent = try Roster(of: family.id, in: reading).find(invite.createdBy)
            return Invitation(
                familyName: family.name,
                role: invite.role,
                invitedBy: parent?.name ?? "",
                expiresAt: invite.expiresAt
            )
        }
    }

    /// Takes who asks into the family; of two at once, one is taken in.
    /// - Throws: `InviteRefusal.notFound`, `.alreadyAMember`, `.expired`, `.used`, `.revoked`.
    package func accept(_ token: Invite.Token, by caller: Caller) async throws -> Joining {
        let now = world.now()
        return try await database.write { transaction in
            let invite = try Invite.find(token, in: transaction)
            let family = invite.familyId
            guard try Roster(of: family, in: transaction).find(caller.user) == nil else {
                throw InviteRefusal.alreadyAMember(family)
            }
            try invite.checkOpen(at: now)
            guard let user = try User.find(caller.user, in: transaction) else { throw AccountRefusal.notSignedIn }
            if invite.role == .parent { try user.requirePassword(in: transaction) }
            try invite.end(.accepted, by: user.id, in: transaction)
            let member = Member(user, as: invite.role, at: now)
            var facts = try Families.takeIn(member, to: family, by: invite.createdBy, in: transaction)
            try facts.changed(.invite(invite, .deleted), for: Roster(of: family, in: transaction).parents)
            try EventLog.append(facts, to: family, by: caller, at: now, in: transaction)
            return Joining(familyId: family, member: member)
        }
    }

    /// A step of whatever takes somebody's say away: what that person has invited to is off.
    static func revokeAll(
        by parent: User.ID,
        _ act: inout FamilyAct,
        in transaction: borrowing Transaction
    ) throws {
        let open = try Invite.open(of: act.roster.family, at: act.now, in: transaction)
        for invite in open where invite.createdBy == parent {
            try invite.end(.revoked, in: transaction)
            act.facts.changed(.invite(invite, .deleted), for: act.roster.parents)
        }
    }
}

extension FamilyView {
    /// The family's invites that can be accepted, the latest first. Parents only.
    /// - Throws: `FamilyRefusal.parentsOnly`.
    package func invites(at now: Timestamp) throws -> [Invite] {
        _ = try roster.parent(me.id)
        return try Invite.open(of: family.id, at: now, in: self)
    }
}

extension Change {
    fileprivate static func invite(_ invite: Invite, _ effect: Effect) -> Change {
        Change(.invite, invite.id.text, version: effect == .created ? 1 : 2, effect)
    }
}
