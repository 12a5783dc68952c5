import Foundation
import Roost

/// A family to look around with: it lives three weeks through the real services before anybody sees it.
struct DemoFamily {
    /// How to sign in as one of them.
    struct SignIn: Sendable {
        let who: String
        let email: String
        let password: String
    }

    /// All ways in.
    struct Door: Sendable {
        let signIns: [SignIn]
        /// What a children's device is told once.
        let code: FamilyCode
        /// Every child's.
        let pin: String
    }

    /// Somebody in the demo.
    struct Person {
        let name: String
        let role: Role
        let emoji: String
        let colour: User.Colour

        var email: String { name.lowercased() + "@roost.example" }
    }

    static let people = [
        Person(name: "Anna", role: .parent, emoji: "🦊", colour: .tomato),
        Person(name: "Ben", role: .parent, emoji: "🐻", colour: .lagoon),
        Person(name: "Mia", role: .child, emoji: "🦄", colour: .violet),
        Person(name: "Tom", role: .child, emoji: "🐸", colour: .leaf),
        Person(name: "Lou", role: .child, emoji: "🐙", colour: .sunflower),
    ]

    private let database: any Database
    private let password: String
    private let pin: String
    private let clock: DemoClock
    private let timezone: TimeZone
    private let services: Services

    /// Password and PIN are made once per data folder and kept in it.
    init(_ database: any Database, _ tokens: any AccessTokens, _ folder: DataFolder, _ cost: PasswordHasher.Cost) throws
    {
        self.database = database
        password = try folder.secret("demo-password") { World.systemBytes(5).hexadecimal }
        pin = try folder.secret("demo-pin") { World.systemBytes(4).map { String($0 % 10) }.joined() }
        let isSet = TimeZone.current.secondsFromGMT() != 0
        timezone = isSet ? .current : TimeZone(identifier: "Europe/Amsterdam") ?? .current
        clock = DemoClock(timezone: timezone)
        services = Services(
            database: database,
            world: clock.world,
            hasher: PasswordHasher(cost: cost),
            tokens: tokens
        )
    }

    /// The ways in; makes the family first when the database is empty. None when another family lives there.
    func door() async throws -> Door? {
        if try await !database.read({ try User.isAnybodyKnown(in: $0) }) { try await live() }
        let email = Self.people[0].email
        let code: FamilyCode? = try await database.read { reading in
            guard let anna = try User.id(email: email, in: reading) else { return nil }
            return try Family.all(of: anna, in: reading).first.flatMap { try FamilyCode.find($0.id, in: reading) }
        }
        let signIns = Self.people.map {
            SignIn(who: "\($0.name) (\($0.role))", email: $0.email, password: password)
        }
        return code.map { Door(signIns: signIns, code: $0, pin: pin) }
    }

    private func live() async throws {
        clock.turn(day: -22, hour: 9)
        let anna = try await services.accounts.register(registration(Self.people[0])).user
        let parent = Caller(anna.id)
        let draft = FamilyDraft(name: "The Robins", timezone: timezone.identifier)
        let family = try await services.families.create(draft, by: parent).id
        var ids = ["Anna": anna.id]
        for person in Self.people.dropFirst() {
            let (families, details) = (services.families, registration(person))
            let id = try await families.addMember(details, as: person.role, to: family, by: parent).id
            ids[person.name] = id
            if person.role == .child { try await services.accounts.setPIN(pin, of: id, in: family, by: parent) }
        }
        let story = DemoStory(services: services, clock: clock, family: family, ids: ids)
        try await story.tell()
    }

    private func registration(_ person: Person) -> Registration {
        var registration = Registration(email: person.email, password: password, name: person.name)
        registration.emoji = person.emoji
        registration.colour = person.colour
        return registration
    }
}
