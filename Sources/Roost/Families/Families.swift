import FoundationEssentials

/// What can be done with families and their members.
package struct Families: Sendable {
    let database: any Database
    let world: World
    private let hasher: PasswordHasher

    /// The families in a database.
    package init(database: any Database, world: World, hasher: PasswordHasher) {
        self.database = database
        self.world = world
        self.hasher = hasher
    }

    /// Makes a family; its maker is a parent.
    /// - Throws: `Invalid`, `AccountRefusal.needsPassword`.
    package func create(_ draft: FamilyDraft, by caller: Caller) async throws -> Family {
        let draft = try draft.checked()
        let now = world.now()
        let family = Family(draft, id: world.newID(at: now), at: now)
        let epoch = world.randomBytes(8).hexadecimal
        let code = FamilyCode(chance: world.randomBytes(FamilyCode.length))
        return try await database.write { transaction in
            guard let user = try User.find(caller.user, in: transaction) else { throw AccountRefusal.notSignedIn }
            try user.requirePassword(in: transaction)
            try family.insert(epoch: epoch, in: transaction)
            try code.store(for: family.id, in: transaction)
            let maker = Member(user, as: .parent, at: now)
            try maker.insert(into: family.id, in: transaction)
            var facts = Facts(for: try Roster(of: family.id, in: transaction))
            facts.changed(Change(.family, family.id.text, version: 1, .created))
            try EventLog.append(facts, to: family.id, by: caller, at: now, in: transaction)
            return family
        }
    }

    /// The families somebody is in, the oldest membership first, with everybody in them.
    package func all(of user: User.ID) async throws -> [FamilyWithMembers] {
        try await database.read { reading in
            try Family.all(of: user, in: reading).map {
                FamilyWithMembers(family: $0, members: try Member.all(of: $0.id, in: reading))
            }
        }
    }

    /// Changes a family's name, time zone, language, first day of the week or quiet hours. Parents only.
    ///
    /// `ifVersion` is the version it was made from (`If-Match`); none takes any.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `.changedMeanwhile`.
    package func update(
        _ id: Family.ID,
        to edit: FamilyEdit,
        ifVersion: Int? = nil,
        by caller: Caller
    ) async throws -> Family {
        let edit = try edit.checked()
        return try await database.act(in: id, by: caller, world) { act, transaction in
            try act.requireParent()
            guard var family = try Family.find(id, in: transaction) else { throw FamilyRefusal.notAMember }
            if let ifVersion, ifVersion != family.version { throw FamilyRefusal.changedMeanwhile }
            let zone = family.timezone
            family.apply(edit)
            try family.update(in: transaction)
            if family.timezone != zone {
                let (before, after) = (FamilyClock(timezone: zone), FamilyClock(timezone: family.timezone))
                try Schedules.reconsider(id, at: act.now, in: transaction)
                try Tasks.keepDays(from: before, to: after, &act, in: transaction)
            }
            act.facts.changed(Change(.family, id.text, version: family.version, .updated))
            return family
        }
    }

    /// Makes an account for somebody and takes it into the family. Parents only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.parentsOnly`, `AccountRefusal.emailTaken`, `.needsPassword`.
    package func addMember(
        _ registration: Registration,
        as role: Role,
        to id: Family.ID,
        by caller: Caller
    ) async throws -> Member {
        let registration = try registration.checked()
        if role == .parent, registration.credentials.email == nil { throw AccountRefusal.needsPassword }
        // Looked at before the costly hash too, so that a stranger can't make the server work.
        try await database.read { _ = try Roster(of: id, in: $0).parent(caller.user) }
        let secret = try await registration.credentials.hashed(by: hasher, world)
        let now = world.now()
        let user = User(registration, id: world.newID(at: now), at: now)
        return try await database.write { transaction in
            _ = try Roster(of: id, in: transaction).parent(caller.user)
            try Accounts.insert(user, secret, keptBy: id, in: transaction)
            let member = Member(user, as: role, at: now)
            let facts = try Self.takeIn(member, to: id, by: caller.user, in: transaction)
            try EventLog.append(facts, to: id, by: caller, at: now, in: transaction)
            return member
        }
    }

    /// Gives a member another role; the same role again does nothing. Parents only.
    ///
    /// `ifVersion` is the member's version it was made from (`If-Match`); none takes any.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `.lastParent`, `.changedMeanwhile`,
    ///   `AccountRefusal.needsPassword`.
    package func changeRole(
        of member: User.ID,
        to role: Role,
        in id: Family.ID,
        ifVersion: Int? = nil,
        by caller: Caller
    ) async throws -> Member {
        try await database.act(in: id, by: caller, world) { act, transaction in
            try act.requireParent()
            guard var member = act.roster.find(member) else { throw FamilyRefusal.memberNotFound }
            if let ifVersion, ifVersion != member.version { throw FamilyRefusal.changedMeanwhile }
            guard member.role != role else { return member }
            let oldRole = member.role
            if act.roster.parents == [member.id] { throw FamilyRefusal.lastParent }
            if role == .parent { try User.find(member.id, in: transaction)?.requirePassword(in: transaction) }
            member.role = role
            member.version += 1
            try member.update(in: id, transaction)
            act.roster = try Roster(of: id, in: transaction)
            if role == .child { try Invites.revokeAll(by: member.id, &act, in: transaction) }
            let summary = MemberSummary(member)
            let changed = MemberRoleChanged(familyId: id, member: summary, oldRole: oldRole, by: caller.user)
            try act.facts.tell(changed, to: act.roster.everyone)
            act.facts.changed(Change(.member, member.id.text, version: member.version, .updated))
            return member
        }
    }

    /// Takes somebody out of the family: a parent removes, anybody leaves. Their open tasks go to everyone, their pending claims
    /// are cancelled, their invites revoked, they are in no chat of the family any more; their history stays.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `.memberNotFound`, `.lastParent`.
    package func removeMember(_ member: User.ID, from id: Family.ID, by caller: Caller) async throws {
        try await database.act(in: id, by: caller, world) { act, transaction in
            try Self.remove(member, &act, in: transaction)
        }
    }
}

extension Families {
    /// A step of whatever takes somebody in: the member's row.
    /// - Returns: what the family hears of it.
    static func takeIn(
        _ member: Member,
        to family: Family.ID,
        by parent: User.ID,
        in transaction: borrowing Transaction
    ) throws -> Facts {
        try member.insert(into: family, in: transaction)
        let roster = try Roster(of: family, in: transaction)
        var facts = Facts(for: roster)
        let joined = MemberAdded(familyId: family, member: MemberSummary(member), by: parent)
        try facts.tell(joined, to: roster.everyone)
        facts.changed(Change(.member, member.id.text, version: member.version, .created))
        return facts
    }
}

extension Member {
    init(_ user: User, as role: Role, at now: Timestamp) {
        self.init(
            id: user.id,
            name: user.name,
            role: role,
            emoji: user.emoji,
            colour: user.colour,
            imageTag: user.imageTag,
            joinedAt: now,
            version: 1
        )
    }
}
