import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Signing in")
struct SignInTests {
    private let registration = #"{"email":"Eve@Home.Example","password":"12345678","name":"Eve","colour":"lagoon"}"#

    @Test("registering answers 201 with user, session and access token, and sets the cookie")
    func register() async throws {
        let house = try await House()
        let answer = try await house.nobody.post("/v1/auth/register", registration)
        #expect(answer.status == .created)
        let object = try answer.object
        let user = try #require(object["user"] as? [String: Any])
        let session = try #require(object["session"] as? [String: Any])
        let token = try #require(session["token"] as? String)
        let accessToken = try #require(object["accessToken"] as? String)
        #expect(user["email"] as? String == "eve@home.example")
        #expect(user["colour"] as? String == "lagoon")
        #expect(session["expiresAt"] is String)
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie == "roost_session=\(token); Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax")
        for token in [token, accessToken] {
            let me: User = try await house.nobody.with(token: token).get("/v1/auth/me").value()
            #expect(me.name == "Eve")
        }
    }

    @Test("an email is taken once: 409")
    func emailTaken() async throws {
        let house = try await House()
        _ = try await house.nobody.post("/v1/auth/register", registration)
        let answer = try await house.nobody.post("/v1/auth/register", registration)
        #expect(answer.status == .conflict)
        #expect(try answer.code == "email_taken")
    }

    @Test("registering with bad fields tells all of them")
    func badRegistration() async throws {
        let house = try await House()
        let body = #"{"email":"x","password":"short","birthdate":"2015-02-30","colour":"beige"}"#
        let answer = try await house.nobody.post("/v1/auth/register", body)
        #expect(answer.status == .badRequest)
        #expect(Set(try answer.failingFields) == ["email", "password", "name", "birthdate", "colour"])
    }

    @Test("wrong email and wrong password are told alike: 401")
    func wrongCredentials() async throws {
        let house = try await House()
        let wrong = #"{"email":"anna@home.example","password":"wrong password"}"#
        let unknown = #"{"email":"nobody@home.example","password":"wrong password"}"#
        var texts: Set<String> = []
        for body in [wrong, unknown] {
            let answer = try await house.nobody.post("/v1/auth/login", body)
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.setCookie] == nil)
            texts.insert(try #require(try answer.object["detail"] as? String))
        }
        #expect(texts.count == 1)
    }

    @Test("signing out ends the session and the tokens that live with it, and clears the cookie")
    func logOut() async throws {
        let house = try await House()
        let signedIn = try await house.home.signIn(house.home.anna)
        let client = house.nobody.with(token: signedIn.token.text)
        let answer = try await client.post("/v1/auth/logout")
        #expect(answer.status == .noContent)
        #expect(answer.headers[.setCookie]?.hasPrefix("roost_session=; Max-Age=0;") == true)
        #expect(try await client.get("/v1/auth/me").status == .unauthorized)
        #expect(try await house.nobody.with(token: signedIn.accessToken).get("/v1/auth/me").status == .unauthorized)
    }

    @Test("a session makes access tokens; the key set is public")
    func accessTokens() async throws {
        let house = try await House()
        let token = try #require(try await house.mia.post("/v1/auth/token").object["accessToken"] as? String)
        let me: User = try await house.nobody.with(token: token).get("/v1/auth/me").value()
        #expect(me.id == house.home.mia)
        #expect(try await house.nobody.get("/.well-known/jwks.json").object["keys"] != nil)
    }

    @Test(
        "a broken Authorization header is 401, also beside a good cookie",
        arguments: ["", "Basic YTpi", "Bearer", "Bearer a b"]
    )
    func brokenHeader(value: String) async throws {
        let house = try await House()
        let cookie = try await house.cookie(of: house.home.anna)
        let answer = try await cookie.with(.authorization, value).get("/v1/auth/me")
        #expect(answer.status == .unauthorized)
    }

    @Test("a cookie reads from anywhere, and changes things only from our own pages")
    func crossOrigin() async throws {
        let house = try await House()
        let cookie = try await house.cookie(of: house.home.anna)
        let tasks = "\(house.path)/tasks"
        #expect(try await cookie.with(.fetchSite, "cross-site").get(tasks).status == .ok)
        let same = [
            cookie.with(.fetchSite, "same-origin"), cookie.with(.fetchSite, "none"),
            cookie.with(.origin, "http://roost.test"),
            cookie.with(.origin, "https://roost.test"),
        ]
        let foreign = [
            cookie, cookie.with(.fetchSite, "cross-site"), cookie.with(.fetchSite, "same-site"),
            cookie.with(.origin, "https://evil.test"), cookie.with(.origin, "null"),
            cookie.with(.origin, "http://roost.test.evil.test"),
            cookie.with(.origin, "http://roost.test").with(.fetchSite, "cross-site"),
        ]
        for client in same {
            #expect(try await client.post(tasks, #"{"name":"A"}"#).status == .created)
        }
        for client in foreign {
            let answer = try await client.post(tasks, #"{"name":"A"}"#)
            #expect(answer.status == .forbidden)
            #expect(try answer.code == "cross_origin")
        }
    }

    @Test("another site's page can sign nobody in")
    func foreignSignIn() async throws {
        let house = try await House()
        let body = #"{"email":"anna@home.example","password":"\#(Home.password)"}"#
        let answer = try await house.nobody.with(.fetchSite, "cross-site").post("/v1/auth/login", body)
        #expect(try answer.code == "cross_origin")
        #expect(try await house.nobody.post("/v1/auth/login", body).status == .ok)
    }

    @Test("the cookie is Secure over https; a proxy's word counts only where it is trusted")
    func secureCookie() async throws {
        let home = try await Home()
        var trusting = WebConfiguration()
        trusting.trustsProxy = true
        var https = WebConfiguration()
        https.servesHTTPS = true
        let expected = [(WebConfiguration(), false), (trusting, true), (https, true)]
        for (configuration, isSecure) in expected {
            let client = try Client(home.services, configuration).with(.forwardedProtocol, "https")
            let body = #"{"email":"anna@home.example","password":"\#(Home.password)"}"#
            let cookie = try #require(try await client.post("/v1/auth/login", body).headers[.setCookie])
            #expect(cookie.hasSuffix("; Secure") == isSecure)
        }
    }

    @Test("the cookie lasts 30 days after the last page, not after signing in")
    func rollingCookie() async throws {
        let house = try await House()
        let cookie = try await house.cookie(of: house.home.anna)
        let answer = try await cookie.with(.fetchDestination, "document").get("/v1/auth/me")
        #expect(answer.headers[.setCookie]?.contains("Max-Age=2592000") == true)
        #expect(try await cookie.get("/v1/auth/me").headers[.setCookie] == nil)
    }
}

extension House {
    /// Somebody's browser.
    func cookie(of user: User.ID) async throws -> Client {
        nobody.with(.cookie, "theme=dark; roost_session=\(try await home.signIn(user).token.text)")
    }
}
