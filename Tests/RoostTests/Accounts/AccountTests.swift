import Roost
import RoostTestSupport
import Testing

@Suite("Accounts")
struct AccountTests {
    @Test("Registering makes an account and signs it in", arguments: Engine.available)
    func register(engine: Engine) async throws {
        let home = try await Home(engine)
        var registration = Registration(email: " New@Home.Example ", password: "12345678", name: " New ")
        registration.birthdate = "2015-04-30"
        registration.language = "nl"
        let signedIn = try await home.services.accounts.register(registration)
        #expect(signedIn.user.email == "new@home.example")
        #expect(signedIn.user.name == "New")
        #expect(signedIn.user.birthdate == "2015-04-30")
        #expect(signedIn.user.language == "nl")
        #expect(try await home.services.accounts.authenticate(signedIn.token.text).user == signedIn.user)
        #expect(try await home.services.accounts.authenticate(signedIn.accessToken).user == signedIn.user)
    }

    @Test("An email is taken in any case", arguments: Engine.available)
    func emailTaken(engine: Engine) async throws {
        let home = try await Home(engine)
        let registration = Registration(email: "MIA@home.EXAMPLE", password: "12345678", name: "Mia")
        await #expect(throws: AccountRefusal.emailTaken) { try await home.services.accounts.register(registration) }
    }

    @Test("Of 20 registrations of one email at once, one is taken", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let results = await Race.run(20) { index in
            let email = index.isMultiple(of: 2) ? "new@home.example" : "NEW@home.example"
            return try await home.services.accounts.register(
                Registration(email: email, password: "12345678", name: "New \(index)")
            )
        }
        #expect(results.compactMap(\.success).count == 1)
        #expect(results.compactMap { $0.failure as? AccountRefusal } == Array(repeating: .emailTaken, count: 19))
    }

    @Test("Email and password sign in, the email in any case", arguments: Engine.available)
    func logIn(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.services.accounts.logIn(email: " Mia@HOME.example", password: Home.password)
        #expect(signedIn.user.id == home.mia)
    }

    @Test("Wrong email and wrong password are refused alike", arguments: Engine.available)
    func wrong(engine: Engine) async throws {
        let home = try await Home(engine)
        let attempts = [
            ("mia@home.example", "wrong password"), ("nobody@home.example", Home.password), ("", ""),
            ("mia@home.example", ""), ("mia@home.example", Home.password + " "),
            ("mia@home.example\u{0}", Home.password),
            ("%@home.example", Home.password), ("' OR 1=1 --", Home.password),
        ]
        for (email, password) in attempts {
            await #expect(throws: AccountRefusal.wrongCredentials) {
                try await home.services.accounts.logIn(email: email, password: password)
            }
        }
    }

    @Test("Signing out ends this sign-in and no other", arguments: Engine.available)
    func logOut(engine: Engine) async throws {
        let home = try await Home(engine)
        let (phone, tablet) = try await (home.signIn(home.mia), home.signIn(home.mia))
        try await home.services.accounts.logOut(phone.signIn.id)
        await #expect(throws: AccountRefusal.notSignedIn) {
            try await home.services.accounts.authenticate(phone.token.text)
        }
        #expect(try await home.services.accounts.authenticate(tablet.token.text).signIn == tablet.signIn.id)
    }

    @Test("A sign-in lasts 30 days from its last use", arguments: Engine.available)
    func rolling(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.signIn(home.mia)
        for _ in 0..<3 {
            home.clock.advance(by: SignIn.lifetime + .milliseconds(-1))
            #expect(try await home.services.accounts.authenticate(signedIn.token.text).user.id == home.mia)
        }
    }

    @Test("After 30 days without use a sign-in is dead", arguments: Engine.available)
    func expired(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.signIn(home.mia)
        home.clock.advance(by: SignIn.lifetime)
        await #expect(throws: AccountRefusal.notSignedIn) {
            try await home.services.accounts.authenticate(signedIn.token.text)
        }
    }

    @Test("An unknown token is refused", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).token.text
        for forged in ["", "x", ".", "..", "a.b.c", token + "A", String(token.dropLast()), token.uppercased()] {
            await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(forged) }
        }
    }

    @Test("A session token is 256 bits of chance, stored only as its hash", arguments: Engine.available)
    func hashOnly(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).token.text
        #expect(token.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        let hashes = try await home.services.database.read {
            try $0.rows("SELECT token_hash FROM sign_in").map { try $0["token_hash"] as String }
        }
        #expect(hashes.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
        #expect(!hashes.contains(token))
        #expect(Set(hashes).count == hashes.count)
        for hash in hashes {
            await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(hash) }
        }
    }

    @Test("A face is chosen when none is given, and kept when one is", arguments: Engine.available)
    func face(engine: Engine) async throws {
        let home = try await Home(engine)
        var registration = Registration(email: "new@home.example", password: "12345678", name: "New")
        #expect(try await !home.services.accounts.register(registration).user.emoji.isEmpty)
        registration.credentials = .password("12345678", email: "newer@home.example")
        registration.emoji = "👩🏽‍❤️‍💋‍👨🏻"
        registration.colour = .sky
        let user = try await home.services.accounts.register(registration).user
        #expect(user.emoji == "👩🏽‍❤️‍💋‍👨🏻")
        #expect(user.colour == .sky)
    }
}
