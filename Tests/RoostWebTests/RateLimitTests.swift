import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Rate limits over HTTP")
struct RateLimitTests {
    private let login = #"{"email":"mia@home.example","password":"wrong"}"#

    @Test("a person's requests are counted wherever they come from; one too many is 429 with when to come again")
    func user() async throws {
        let (home, client) = try await house { $0.user.most = 3 }
        let mia = client.with(token: try await home.signIn(home.mia).token.text)
        for left in (0..<3).reversed() {
            let answer = try await mia.at("192.0.2.\(left)").get("/v1/families")
            #expect(answer.headers[values: .rateLimit].contains("\"user\";r=\(left);t=300"))
            #expect(answer.headers[values: .rateLimitPolicy].contains("\"user\";q=3;w=300"))
        }
        home.clock.advance(by: .seconds(100))
        let refused = try await mia.get("/v1/families")
        #expect(refused.status == .tooManyRequests)
        #expect(try refused.code == "rate_limited")
        #expect(try refused.object["retryAfter"] as? Int == 200)
        #expect(refused.headers[.retryAfter] == "200")
        #expect(refused.headers[.rateLimit] == "\"user\";r=0;t=200")
        #expect(refused.headers[.rateLimitPolicy] == "\"user\";q=3;w=300")
        let tom = client.with(token: try await home.signIn(home.tom).token.text)
        #expect(try await tom.get("/v1/families").status == .ok)
        home.clock.advance(by: .seconds(200))
        #expect(try await mia.get("/v1/families").status == .ok)
    }

    @Test("an address's requests are counted, signed in or not, pages too; files and probes are free")
    func address() async throws {
        let (_, client) = try await house { $0.address.most = 3 }
        let here = client.at("192.0.2.1")
        for _ in 0..<10 {
            #expect(try await here.get("/healthz").status == .ok)
            #expect(try await here.get("/assets/css/app.css").status == .ok)
        }
        for path in ["/sign-in", "/v1/auth/me", "/nowhere"] {
            #expect(try await here.get(path).status != .tooManyRequests)
        }
        for path in ["/sign-in", "/v1/auth/me", "/nowhere"] { #expect(try await here.get(path).code == "rate_limited") }
        let page = try await here.with(.accept, "text/html").get("/sign-in")
        #expect(page.status == .tooManyRequests && page.text.contains("Not so fast"))
        #expect(page.headers[.retryAfter] == "300")
        #expect(try await client.at("192.0.2.2").get("/sign-in").status == .ok)
        #expect(try await client.get("/sign-in").status == .ok)
    }

    @Test("sign-in failures are 429 after the third, over REST and on the page alike, and share their budget")
    func signIn() async throws {
        let (home, client) = try await house { _ in }
        let here = client.at("192.0.2.1")
        for _ in 0..<2 { #expect(try await here.post("/v1/auth/login", login).code == "wrong_credentials") }
        let browser = Browser(here)
        let fields: KeyValuePairs = ["email": "MIA@home.example", "password": "wrong"]
        #expect(try await browser.submit("/sign-in", fields).status == .unauthorized)
        let refused = try await here.post("/v1/auth/login", login)
        #expect(refused.status == .tooManyRequests)
        #expect(refused.headers[.retryAfter] == "1")
        #expect(refused.headers[.rateLimitPolicy] == "\"sign-in-account\";q=10;w=900")
        let page = try await browser.submit("/sign-in", fields)
        #expect(page.status == .tooManyRequests && page.text.contains("Try again in a second."))
        #expect(page.text.contains("value=\"MIA@home.example\""))
        home.clock.advance(by: .seconds(1))
        let right = #"{"email":"mia@home.example","password":"\#(Home.password)"}"#
        #expect(try await here.post("/v1/auth/login", right).status == .ok)
    }

    @Test("codes of no family are 429 after twenty, on the children's page too")
    func codes() async throws {
        let (home, client) = try await house { $0.codes.most = 2 }
        let here = client.at("192.0.2.1")
        for _ in 0..<2 {
            #expect(try await here.get("/v1/auth/kids?familyCode=0000000000").code == "unknown_family_code")
        }
        let code = try await home.code().text
        #expect(try await here.get("/v1/auth/kids?familyCode=\(code)").code == "rate_limited")
        #expect(try await Browser(here).get("/sign-in/kids?familyCode=\(code)").status == .tooManyRequests)
        #expect(try await client.at("192.0.2.2").get("/v1/auth/kids?familyCode=\(code)").status == .ok)
    }

    @Test("a proxy's word on the address counts only where it is trusted, and of a list only what the proxy itself saw")
    func forwarded() async throws {
        for trusts in [false, true] {
            let (_, client) = try await house(trustsProxy: trusts) { $0.address.most = 1 }
            let proxy = client.at("10.0.0.1")
            #expect(try await proxy.with(.forwardedFor, "192.0.2.1").get("/sign-in").status == .ok)
            let other = try await proxy.with(.forwardedFor, "192.0.2.2").get("/sign-in").status
            #expect(other == (trusts ? .ok : .tooManyRequests))
            let forged = try await proxy.with(.forwardedFor, "203.0.113.9, 192.0.2.1").get("/sign-in").status
            #expect(forged == .tooManyRequests)
        }
    }

    @Test(
        "one home is one address: a port, brackets and the rest of an IPv6 network make no difference",
        arguments: [
            ["192.0.2.1", "192.0.2.1:4711", "::ffff:192.0.2.1", " 192.0.2.1 "],
            ["2001:db8:1:2::1", "[2001:db8:1:2::2]:443", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:DB8:1:2::3%eth0"],
        ]
    )
    func sameHome(addresses: [String]) async throws {
        let (_, client) = try await house(trustsProxy: true) { $0.address.most = 1 }
        var statuses: [HTTPResponse.Status] = []
        for address in addresses {
            statuses.append(try await client.with(.forwardedFor, address).get("/sign-in").status)
        }
        #expect(statuses == [.ok] + Array(repeating: .tooManyRequests, count: addresses.count - 1))
    }

    @Test(
        "what is no address doesn't count as one",
        arguments: ["", ",", "unknown", "[", "[]:", "1.2.3", "::g", "%", ":::"]
    )
    func noAddress(text: String) async throws {
        let (_, client) = try await house(trustsProxy: true) { $0.address.most = 1 }
        let proxy = client.at("10.0.0.1").with(.forwardedFor, text)
        #expect(try await proxy.get("/sign-in").status == .ok)
        #expect(try await proxy.get("/sign-in").status == .tooManyRequests)
        #expect(try await client.with(.forwardedFor, text).get("/sign-in").status == .ok)
    }

    @Test("without limits nothing is counted and no header says so")
    func off() async throws {
        let house = try await House()
        for _ in 0..<12 {
            let answer = try await house.nobody.at("192.0.2.1").post("/v1/auth/login", login)
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.rateLimit] == nil)
        }
    }

    private func house(
        trustsProxy: Bool = false,
        _ change: (inout RateLimits) -> Void
    ) async throws -> (Home, Client) {
        let home = try await Home()
        var limits = RateLimits()
        change(&limits)
        var configuration = WebConfiguration()
        configuration.trustsProxy = trustsProxy
        return (home, try Client(home.services(limits: limits), configuration))
    }
}
