import Foundation
import Roost
import RoostTestSupport
import RoostTokens
import Testing

@Suite("Access tokens")
struct AccessTokenTests {
    @Test("An access token says who and by which sign-in", arguments: Engine.available)
    func claims(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.signIn(home.mia)
        let claims = await home.tokens.verify(signedIn.accessToken, at: home.clock.now)
        let expiresAt = Timestamp(milliseconds: home.clock.now.milliseconds / 1000 * 1000) + .seconds(15 * 60)
        #expect(claims?.user == home.mia)
        #expect(claims?.signIn == signedIn.signIn.id)
        #expect(claims.map { abs($0.expiresAt.milliseconds - expiresAt.milliseconds) <= 1000 } == true)
    }

    @Test("It lasts 15 minutes", arguments: Engine.available)
    func expires(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).accessToken
        home.clock.advance(by: .milliseconds(899_999))
        #expect(try await home.services.accounts.authenticate(token).user.id == home.mia)
        home.clock.tick()
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(token) }
    }

    @Test("It dies with its sign-in", arguments: Engine.available)
    func diesWithSignIn(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.signIn(home.mia)
        try await home.services.accounts.logOut(signedIn.signIn.id)
        await #expect(throws: AccountRefusal.notSignedIn) {
            try await home.services.accounts.authenticate(signedIn.accessToken)
        }
    }

    @Test("Somebody else's sign-in in a genuine token is refused", arguments: Engine.available)
    func othersSignIn(engine: Engine) async throws {
        let home = try await Home(engine)
        let annas = try await home.signIn(home.anna).signIn.id
        let token = try await home.tokens.issue(for: annas, of: home.mia, at: home.clock.now)
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(token) }
    }

    @Test("A token signed with another key is refused", arguments: Engine.available)
    func otherKey(engine: Engine) async throws {
        let home = try await Home(engine)
        let other = try await JWTAccessTokens(privateKeyPEM: JWTAccessTokens.newKey())
        let signIn = try await home.signIn(home.mia).signIn.id
        let token = try await other.issue(for: signIn, of: home.mia, at: home.clock.now)
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(token) }
    }

    @Test("A token with another key's signature under our key's name is refused", arguments: Engine.available)
    func otherKeyOurName(engine: Engine) async throws {
        let home = try await Home(engine)
        let other = try await JWTAccessTokens(privateKeyPEM: JWTAccessTokens.newKey())
        let signedIn = try await home.signIn(home.mia)
        let theirs = try await other.issue(for: signedIn.signIn.id, of: home.mia, at: home.clock.now)
        let ours = signedIn.accessToken.split(separator: ".")
        let forged = [ours[0], ours[1], theirs.split(separator: ".")[2]].joined(separator: ".")
        #expect(await home.tokens.verify(forged, at: home.clock.now) == nil)
    }

    @Test("A token whose payload or header was changed is refused", arguments: Engine.available)
    func changed(engine: Engine) async throws {
        let home = try await Home(engine)
        let signedIn = try await home.signIn(home.mia)
        let parts = signedIn.accessToken.split(separator: ".").map(String.init)
        let annas = try await home.signIn(home.anna).accessToken.split(separator: ".").map(String.init)
        #expect(
            await home.tokens.verify([parts[0], annas[1], parts[2]].joined(separator: "."), at: home.clock.now) == nil
        )
        for algorithm in ["none", "None", "HS256", "ES384", "RS256"] {
            let header = base64URL(#"{"alg":"\#(algorithm)","typ":"JWT"}"#)
            for signature in [parts[2], "", base64URL("x")] {
                let forged = "\(header).\(parts[1]).\(signature)"
                #expect(await home.tokens.verify(forged, at: home.clock.now) == nil, "\(algorithm)")
            }
        }
    }

    @Test("What is no token is refused and doesn't trap", arguments: Engine.available)
    func garbage(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).accessToken
        let garbage = ["", ".", "..", "...", "é.ü.ß", token + ".x", "." + token, String(token.dropLast(4)), "{}.{}.{}"]
        for text in garbage + [String(repeating: "A.", count: 5000)] {
            #expect(await home.tokens.verify(text, at: home.clock.now) == nil, "\(text.prefix(40))")
        }
    }

    @Test("A new access token comes from a sign-in", arguments: Engine.available)
    func renew(engine: Engine) async throws {
        let home = try await Home(engine)
        let identity = try await home.services.accounts.authenticate(home.signIn(home.mia).token.text)
        home.clock.advance(by: .seconds(900))
        let token = try await home.services.accounts.accessToken(for: identity)
        let renewed = try await home.services.accounts.authenticate(token)
        #expect(renewed.user == identity.user && renewed.signIn == identity.signIn)
        #expect(identity.until == nil && renewed.until.map { $0 > home.clock.now } == true)
    }

    @Test("The key set has the public key and nothing of the private one")
    func keySet() async throws {
        let tokens = try await JWTAccessTokens(privateKeyPEM: JWTAccessTokens.newKey())
        let keys = try JSON.value([String: [[String: String]]].self, from: tokens.keySet)
        let key = try #require(keys["keys"]?.first)
        #expect(Set(key.keys) == ["kty", "crv", "alg", "use", "kid", "x", "y"])
        #expect(key["alg"] == "ES256")
        // RFC 7518, section 6.2.1.2: 32 bytes of base64url without padding.
        for part in ["x", "y"] {
            #expect(key[part]?.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        }
    }

    @Test("A key that is no key is refused")
    func noKey() async {
        for text in ["", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"] {
            await #expect(throws: (any Error).self) { try await JWTAccessTokens(privateKeyPEM: text) }
        }
    }

    private func base64URL(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
