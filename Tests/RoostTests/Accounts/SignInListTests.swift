import Roost
import RoostTestSupport
import Testing

@Suite("One's own sign-ins and password")
struct SignInListTests {
    private let new = "another horse battery"

    @Test("One sees one's own sign-ins that have not run out, the last used first", arguments: Engine.available)
    func list(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.signIn(home.mia)
        home.clock.advance(by: SignIn.lifetime)
        let first = try await home.signIn(home.mia)
        home.clock.advance(by: .seconds(60))
        let second = try await home.signIn(home.mia)
        _ = try await home.signIn(home.tom)
        let identity = try await home.services.accounts.authenticate(second.token.text)
        let listed = try await home.services.accounts.signIns(of: identity)
        #expect(listed.map(\.id) == [second.signIn.id, first.signIn.id])
    }

    @Test("One ends one's own sign-ins, never somebody else's", arguments: Engine.available)
    func end(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let (mine, other, toms) = (
            try await home.signIn(home.mia), try await home.signIn(home.mia), try await home.signIn(home.tom)
        )
        let identity = try await accounts.authenticate(mine.token.text)
        try await accounts.end(other.signIn.id, by: identity)
        for token in [other.token.text, other.accessToken] {
            await #expect(throws: AccountRefusal.notSignedIn) { try await accounts.authenticate(token) }
        }
        for id in [toms.signIn.id, other.signIn.id] {
            await #expect(throws: AccountRefusal.signInNotFound) { try await accounts.end(id, by: identity) }
        }
        #expect(try await accounts.authenticate(toms.token.text).user.id == home.tom)
    }

    @Test("A new password ends every other sign-in and takes the place of the old one", arguments: Engine.available)
    func changePassword(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let (mine, other) = (try await home.signIn(home.mia), try await home.signIn(home.mia))
        let identity = try await accounts.authenticate(mine.token.text)
        await #expect(throws: AccountRefusal.wrongPassword) {
            try await accounts.changePassword(from: "not it at all", to: new, by: identity)
        }
        await #expect(throws: Invalid.self) {
            try await accounts.changePassword(from: Home.password, to: "short", by: identity)
        }
        #expect(try await accounts.authenticate(other.token.text).user.id == home.mia)
        try await accounts.changePassword(from: Home.password, to: new, by: identity)
        #expect(try await accounts.authenticate(mine.token.text).user.id == home.mia)
        await #expect(throws: AccountRefusal.notSignedIn) { try await accounts.authenticate(other.token.text) }
        let email = Home.email("Mia")
        await #expect(throws: AccountRefusal.wrongCredentials) {
            try await accounts.logIn(email: email, password: Home.password)
        }
        #expect(try await accounts.logIn(email: email, password: new).user.id == home.mia)
    }

    @Test("Of 20 password changes at once, one wins", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let identity = try await accounts.authenticate(home.signIn(home.mia).token.text)
        let results = await Race.run(20) { index in
            try await accounts.changePassword(from: Home.password, to: "password \(index)", by: identity)
        }
        #expect(results.compactMap(\.success).count == 1)
        #expect(results.compactMap { $0.failure as? AccountRefusal } == Array(repeating: .wrongPassword, count: 19))
    }
}
