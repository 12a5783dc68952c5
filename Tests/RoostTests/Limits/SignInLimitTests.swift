import Roost
import RoostTestSupport
import Testing

@Suite("Limits of signing in")
struct SignInLimitTests {
    private static let here = "192.0.2.1"

    @Test(
        "After ten wrong passwords not even the right one is tried, for a quarter of an hour",
        arguments: Engine.available
    )
    func account(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        var failures = 0
        while failures < 10 {
            do {
                _ = try await accounts.logIn(email: "Mia@home.example", password: "wrong", from: "192.0.2.\(failures)")
            } catch AccountRefusal.wrongCredentials {
                failures += 1
            } catch AccountRefusal.tooManyTries(let refusal) {
                home.clock.advance(by: refusal.wait)
            }
        }
        let refusal = await #expect(throws: AccountRefusal.self) {
            try await accounts.logIn(email: "mia@HOME.example", password: Home.password, from: "192.0.2.99")
        }
        guard case .tooManyTries(let limit) = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
        home.clock.advance(by: limit.wait)
        let signedIn = try await accounts.logIn(email: Home.email("Mia"), password: Home.password, from: Self.here)
        #expect(signedIn.user.id == home.mia)
    }

    @Test(
        "One mistyped password holds nobody up: neither that person nor the family behind the same address",
        arguments: Engine.available
    )
    func family(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        for name in ["Anna", "Ben", "Mia", "Tom", "Lou"] {
            await #expect(throws: AccountRefusal.wrongCredentials) {
                try await accounts.logIn(email: Home.email(name), password: "wrong", from: Self.here)
            }
            _ = try await accounts.logIn(email: Home.email(name), password: Home.password, from: Self.here)
        }
    }

    @Test(
        "Fifty failures from one address are enough, whatever the accounts; other addresses go on",
        arguments: Engine.available
    )
    func address(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        for number in 0..<50 {
            await #expect(throws: AccountRefusal.wrongCredentials) {
                try await accounts.logIn(email: "nobody\(number)@home.example", password: "wrong", from: Self.here)
            }
        }
        let refusal = await #expect(throws: AccountRefusal.self) {
            try await accounts.logIn(email: Home.email("Mia"), password: Home.password, from: Self.here)
        }
        guard case .tooManyTries(let limit) = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
        #expect(limit.limit.name == "sign-in-address" && limit.wait == .seconds(900))
        _ = try await accounts.logIn(email: Home.email("Mia"), password: Home.password, from: "192.0.2.2")
    }

    @Test("Unknown and known emails are limited alike", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        var told: [[AccountRefusal]] = []
        for email in ["nobody@home.example", Home.email("Mia")] {
            var refusals: [AccountRefusal] = []
            for _ in 0..<6 {
                do {
                    _ = try await accounts.logIn(email: email, password: "wrong", from: Self.here)
                } catch let refusal as AccountRefusal {
                    refusals.append(refusal)
                }
            }
            told.append(refusals)
        }
        #expect(told[0] == told[1])
        #expect(told[0].prefix(3) == [.wrongCredentials, .wrongCredentials, .wrongCredentials])
        #expect(told[0][3] != .wrongCredentials)
    }

    @Test("20 guesses at once are no more than ten", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        let results = await Race.run(20) { index in
            try await accounts.logIn(email: Home.email("Mia"), password: "guess \(index)", from: Self.here)
        }
        let refusals = results.compactMap { $0.failure as? AccountRefusal }
        #expect(refusals.count == 20)
        #expect(refusals.filter { $0 == .wrongCredentials }.count <= 10)
    }

    @Test("Wrong PINs and a wrong current password count too", arguments: Engine.available)
    func others(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        let ida = try await home.kid()
        let code = try await home.code()
        let identity = try await accounts.authenticate(home.signIn(home.mia).token.text)
        for _ in 0..<3 {
            await #expect(throws: AccountRefusal.wrongPIN) {
                try await accounts.logIn(kid: ida, familyCode: code, pin: "0000", from: Self.here)
            }
            await #expect(throws: AccountRefusal.wrongPassword) {
                try await accounts.changePassword(from: "wrong", to: "another one", by: identity)
            }
        }
        let refusals = [
            await #expect(throws: AccountRefusal.self) {
                try await accounts.logIn(kid: ida, familyCode: code, pin: "2468", from: Self.here)
            },
            await #expect(throws: AccountRefusal.self) {
                try await accounts.changePassword(from: Home.password, to: "another one", by: identity)
            },
        ]
        for refusal in refusals {
            guard case .tooManyTries(let limit) = refusal else { return #expect(Bool(false), "\(refusal as Any)") }
            #expect(limit.seconds == 1)
        }
        home.clock.advance(by: .seconds(1))
        _ = try await accounts.logIn(kid: ida, familyCode: code, pin: "2468", from: Self.here)
    }

    @Test(
        "Codes of no family can't be looked for; those of one's own are asked for as often as wanted",
        arguments: Engine.available
    )
    func codes(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services(limits: RateLimits()).accounts
        let (code, other) = (try await home.code(), try #require(FamilyCode("0000000000")))
        for _ in 0..<100 { _ = try await accounts.kids(of: code, from: Self.here) }
        for _ in 0..<20 {
            await #expect(throws: AccountRefusal.unknownFamilyCode) {
                try await accounts.kids(of: other, from: Self.here)
            }
        }
        await #expect(throws: AccountRefusal.self) { try await accounts.kids(of: code, from: Self.here) }
        _ = try await accounts.logIn(email: Home.email("Mia"), password: Home.password, from: Self.here)
    }
}
