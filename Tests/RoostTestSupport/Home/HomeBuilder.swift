import Roost

/// Fills a new database: each person and family a millisecond after the one before, so that their order is known.
struct HomeBuilder {
    let services: Services
    let clock: TestClock

    func person(_ name: String) async throws -> User.ID {
        clock.tick()
        return try await services.accounts.register(registration(name)).user.id
    }

    func family(_ name: String, by maker: User.ID) async throws -> Family.ID {
        clock.tick()
        let draft = FamilyDraft(name: name, timezone: "Europe/Amsterdam")
        return try await services.families.create(draft, by: Caller(maker)).id
    }

    func member(_ name: String, _ role: Role, of family: Family.ID, by parent: User.ID) async throws -> User.ID {
        clock.tick()
        return try await services.families.addMember(registration(name), as: role, to: family, by: Caller(parent)).id
    }

    func neighbours() async throws -> Neighbours {
        let zoe = try await person("Zoe")
        let family = try await family("The Magpies", by: zoe)
        let sam = try await member("Sam", .child, of: family, by: zoe)
        return Neighbours(id: family, zoe: zoe, sam: sam)
    }

    private func registration(_ name: String) -> Registration {
        Registration(email: Home.email(name), password: Home.password, name: name)
    }
}
