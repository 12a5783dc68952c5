import FoundationEssentials

/// All that is kept of one person, for that person.
package struct AccountExport: Sendable, Encodable {
    /// A picture: its media type, and its bytes in base64.
    package struct Picture: Sendable, Encodable {
        package let type: String
        package let base64: String
    }

    /// A family the person is in.
    package struct Membership: Sendable, Encodable {
        package let family: Family
        package let role: Role
        package let joinedAt: Timestamp
    }

    /// A device that is signed in.
    package struct Device: Sendable, Encodable {
        package let id: SignIn.ID
        package let createdAt: Timestamp
        package let seenAt: Timestamp
        package let expiresAt: Timestamp
        package let userAgent: String?
    }

    /// When it was put together.
    package let exportedAt: Timestamp
    package let profile: User
    package let picture: Picture?
    package let families: [Membership]
    package let tasksCreated: [FamilyTask]
    package let tasksCompleted: [FamilyTask]
    package let karma: [FamilyKarmaEntry]
    package let claims: [Claim]
    package let messages: [Message]
    package let signIns: [Device]
}

extension Accounts {
    /// All that is kept of somebody, as one consistent state.
    /// - Throws: `AccountRefusal.notSignedIn`.
    package func export(of user: User.ID) async throws -> AccountExport {
        let now = world.now()
        return try await database.read { try AccountExport(of: user, at: now, in: $0) }
    }
}

extension AccountExport {
    fileprivate init(of user: User.ID, at now: Timestamp, in reading: borrowing ReadTransaction) throws {
        guard let profile = try User.find(user, in: reading) else { throw AccountRefusal.notSignedIn }
        exportedAt = now
        self.profile = profile
        picture = try profile.imageTag.map { _ in Picture(try Image.find(of: user, in: reading)) }
        families = try Family.all(of: user, in: reading).map { family in
            let member = try Roster(of: family.id, in: reading).member(user)
            return Membership(family: family, role: member.role, joinedAt: member.joinedAt)
        }
        tasksCreated = try FamilyTask.created(by: user, in: reading)
        tasksCompleted = try FamilyTask.completed(by: user, in: reading)
        karma = try FamilyKarmaEntry.all(of: user, in: reading)
        claims = try Claim.all(of: user, in: reading)
        messages = try Message.all(by: user, in: reading)
        signIns = try SignIn.all(of: user, at: now, in: reading).map(Device.init)
    }
}

extension AccountExport.Picture {
    fileprivate init(_ image: Image) {
        type = image.format.rawValue
        base64 = Data(image.bytes).base64EncodedString()
    }
}

extension AccountExport.Device {
    fileprivate init(_ signIn: SignIn) {
        id = signIn.id
        createdAt = signIn.createdAt
        seenAt = signIn.seenAt
        expiresAt = signIn.expiresAt
        userAgent = signIn.userAgent
    }
}
