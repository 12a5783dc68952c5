package import Roost
package import RoostTokens

/// A family ready to use, in a database of its own: parents Anna and Ben, children Mia, Tom and Lou.
///
/// Each verb is a parent's or child's act in the family, in the words of the domain; `services` is there for the rest.
package struct Home: Sendable {
    /// Where it all is kept.
    package let store: Store
    /// The clock its services read; it stands still until it is turned.
    package let clock: TestClock
    /// Everything a family can do.
    package let services: Services
    /// The tokens its services issue.
    package let tokens: JWTAccessTokens
    /// The family.
    package let id: Family.ID
    /// A parent, who made the family.
    package let anna: User.ID
    /// The other parent.
    package let ben: User.ID
    /// A child.
    package let mia: User.ID
    /// Another child.
    package let tom: User.ID
    /// The youngest child.
    package let lou: User.ID
    /// Somebody with an account and no family.
    package let stranger: User.ID
    /// Another family in the same database.
    package let neighbours: Neighbours

    /// What everybody's password is.
    package static let password = "correct horse battery"
    /// The least work scrypt can do.
    package static let cheap = PasswordHasher.Cost(rounds: 2, blockSize: 1, parallelism: 1)
    /// The key all homes sign access tokens with.
    private static let signingKey = JWTAccessTokens.newKey()

    /// A new database with the family in it.
    package init(_ engine: Engine = .sqlite) async throws {
        store = try engine.store()
        let clock = TestClock()
        self.clock = clock
        tokens = try await JWTAccessTokens(privateKeyPEM: Self.signingKey)
        services = Services(
            database: store.database,
            world: World(now: { clock.now }),
            hasher: PasswordHasher(cost: Self.cheap),
            tokens: tokens
        )
        let builder = HomeBuilder(services: services, clock: clock)
        anna = try await builder.person("Anna")
        id = try await builder.family("The Finches", by: anna)
        ben = try await builder.member("Ben", .parent, of: id, by: anna)
        mia = try await builder.member("Mia", .child, of: id, by: anna)
        tom = try await builder.member("Tom", .child, of: id, by: anna)
        lou = try await builder.member("Lou", .child, of: id, by: anna)
        stranger = try await builder.person("Sid")
        neighbours = try await builder.neighbours()
    }

    /// The same family's services over another database.
    package func services(over database: any Database) -> Services {
        let clock = clock
        return Services(
            database: database,
            world: World(now: { clock.now }),
            hasher: PasswordHasher(cost: Self.cheap),
            tokens: tokens
        )
    }

    /// The whole family.
    package var everyone: Set<User.ID> { [anna, ben, mia, tom, lou] }
    /// Anna and Ben.
    package var parents: Set<User.ID> { [anna, ben] }
    /// Mia, Tom and Lou.
    package var children: Set<User.ID> { [mia, tom, lou] }

    /// Who somebody of the family is now.
    package func member(_ user: User.ID) async throws -> Member {
        try await services.database.view(of: id, for: user) { $0.me }
    }

    /// The same family's services with limits of how much anybody may ask.
    package func services(limits: RateLimits, rates: any RateStore = MemoryRateStore()) -> Services {
        let clock = clock
        return Services(
            database: store.database,
            world: World(now: { clock.now }),
            hasher: PasswordHasher(cost: Self.cheap),
            tokens: tokens,
            limits: limits,
            rates: rates
        )
    }

    /// Signs somebody in, with a session token and an access token.
    package func signIn(_ user: User.ID) async throws -> SignedIn {
        try await services.accounts.logIn(email: Self.email(name(of: user)), password: Self.password)
    }

    /// The address of somebody by first name: `mia@home.example`.
    package static func email(_ name: String) -> String { "\(name.lowercased())@home.example" }

    private func name(of user: User.ID) -> String {
        let names = [anna: "Anna", ben: "Ben", mia: "Mia", tom: "Tom", lou: "Lou", stranger: "Sid"]
        return names[user] ?? (user == neighbours.zoe ? "Zoe" : "Sam")
    }
}
