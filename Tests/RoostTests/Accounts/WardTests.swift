import Roost
import RoostTestSupport
import Testing

@Suite("Parents look after their children's sign-ins")
struct WardTests {
    @Test("Another PIN ends the child's sign-ins and takes the place of the old one", arguments: Engine.available)
    func newPIN(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        let token = try await home.signIn(kid: ida, pin: "2468").token.text
        try await home.services.accounts.setPIN("1357", of: ida, in: home.id, by: Caller(home.ben))
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(token) }
        await #expect(throws: AccountRefusal.wrongPIN) { try await home.signIn(kid: ida, pin: "2468") }
        #expect(try await home.signIn(kid: ida, pin: "1357").user.id == ida)
    }

    @Test("A first PIN is one more way in and ends nothing", arguments: Engine.available)
    func firstPIN(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).token.text
        let told = try await home.told {
            try await home.services.accounts.setPIN("1357", of: home.mia, in: home.id, by: Caller(home.anna))
        }
        #expect(told.map(\.audience) == [home.parents])
        #expect(try await home.services.accounts.authenticate(token).user.id == home.mia)
        #expect(try await home.signIn(home.mia).user.id == home.mia)
        #expect(try await home.signIn(kid: home.mia, pin: "1357").user.id == home.mia)
        #expect(try await home.access(to: home.mia).hasPassword)
    }

    @Test("A parent resets a child's password, which ends its sign-ins", arguments: Engine.available)
    func newPassword(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let token = try await home.signIn(home.mia).token.text
        try await accounts.setPassword("another one", email: nil, of: home.mia, in: home.id, by: Caller(home.anna))
        await #expect(throws: AccountRefusal.notSignedIn) { try await accounts.authenticate(token) }
        await #expect(throws: AccountRefusal.wrongCredentials) { try await home.signIn(home.mia) }
        #expect(try await accounts.logIn(email: Home.email("Mia"), password: "another one").user.id == home.mia)
    }

    @Test("A child with a PIN gets a password together with an email of its own", arguments: Engine.available)
    func firstPassword(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let ida = try await home.kid()
        let set = { (email: String?) in
            try await accounts.setPassword("another one", email: email, of: ida, in: home.id, by: Caller(home.anna))
        }
        await #expect(throws: Invalid.self) { try await set(nil) }
        await #expect(throws: Invalid.self) { try await set("no email") }
        await #expect(throws: AccountRefusal.emailTaken) { try await set("MIA@home.example") }
        #expect(try await !home.access(to: ida).hasPassword)
        try await set("Ida@Home.example")
        #expect(try await accounts.logIn(email: "ida@home.example", password: "another one").user.id == ida)
        try await home.changeRole(of: ida, to: .parent, by: home.anna)
    }

    @Test(
        "Neither child nor stranger nor neighbour nor a removed parent sets a PIN or password",
        arguments: Engine.available
    )
    func others(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        try await home.remove(home.ben, by: home.anna)
        let expected: [(User.ID, FamilyRefusal)] = [
            (ida, .parentsOnly), (home.tom, .parentsOnly), (home.stranger, .notAMember),
            (home.neighbours.zoe, .notAMember), (home.ben, .notAMember),
        ]
        for (user, refusal) in expected {
            await #expect(throws: refusal) { try await set(ida, by: user, in: home.id, home) }
            await #expect(throws: refusal) { try await setPassword(ida, by: user, in: home.id, home) }
            await #expect(throws: refusal) {
                try await home.services.database.view(of: home.id, for: user) { _ = try $0.access(to: ida) }
            }
            await #expect(throws: refusal) {
                try await home.services.database.view(of: home.id, for: user) { _ = try $0.code() }
            }
            await #expect(throws: refusal) {
                _ = try await home.services.families.replaceCode(of: home.id, by: Caller(user))
            }
        }
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await set(home.neighbours.sam, by: home.anna, in: home.id, home)
        }
    }

    @Test("A parent's sign-in is its own, to the other parent too", arguments: Engine.available)
    func parents(engine: Engine) async throws {
        let home = try await Home(engine)
        for parent in [home.ben, home.anna] {
            await #expect(throws: AccountRefusal.keepsOwnSignIn) {
                try await set(parent, by: home.anna, in: home.id, home)
            }
            await #expect(throws: AccountRefusal.keepsOwnSignIn) {
                try await setPassword(parent, by: home.anna, in: home.id, home)
            }
        }
    }

    @Test("Who is a parent elsewhere looks after its own sign-in, being a child here", arguments: Engine.available)
    func parentElsewhere(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: "Grown up", timezone: "UTC")
        _ = try await home.services.families.create(draft, by: Caller(home.mia))
        await #expect(throws: AccountRefusal.keepsOwnSignIn) {
            try await set(home.mia, by: home.anna, in: home.id, home)
        }
        #expect(try await !home.access(to: home.mia).isKeptHere)
    }

    @Test("Who brought an account along looks after its own sign-in", arguments: Engine.available)
    func broughtAlong(engine: Engine) async throws {
        let home = try await Home(engine)
        // Ben's account was made here; he leaves the parents to the one who made an account of her own.
        try await home.changeRole(of: home.anna, to: .child, by: home.ben)
        await #expect(throws: AccountRefusal.keepsOwnSignIn) {
            try await set(home.anna, by: home.ben, in: home.id, home)
        }
    }

    @Test("Of 20 PINs set at once one stays, and the child comes in by it", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        let results = await Race.run(20) { index in
            try await home.services.accounts.setPIN(String(1000 + index), of: ida, in: home.id, by: Caller(home.anna))
        }
        #expect(results.compactMap(\.success).count == 20)
        var fitting = 0
        for index in 0..<20 where try await fits(String(1000 + index), ida, home) { fitting += 1 }
        #expect(fitting == 1)
    }

    private func fits(_ pin: String, _ kid: User.ID, _ home: Home) async throws -> Bool {
        do {
            try await home.signIn(kid: kid, pin: pin)
            return true
        } catch AccountRefusal.wrongPIN {
            return false
        } catch AccountRefusal.lockedPIN {
            // Eighteen wrong ones are more than ten; the tries are what another test is about.
            try await home.services.database.write { try $0.run("UPDATE pin SET tries = 0") }
            return try await fits(pin, kid, home)
        }
    }

    private func set(_ kid: User.ID, by user: User.ID, in family: Family.ID, _ home: Home) async throws {
        try await home.services.accounts.setPIN("1357", of: kid, in: family, by: Caller(user))
    }

    private func setPassword(_ kid: User.ID, by user: User.ID, in family: Family.ID, _ home: Home) async throws {
        try await home.services.accounts.setPassword(
            "another one",
            email: "new@home.example",
            of: kid,
            in: family,
            by: Caller(user)
        )
    }
}
