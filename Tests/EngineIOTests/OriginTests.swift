import NIOHTTP1
import Testing

@testable import EngineIO

@Suite("Origins and requests")
struct OriginTests {
    @Test("the same origin is the same host and port, whatever the scheme's default port is")
    func sameOrigin() {
        let policy = OriginPolicy.sameOrigin
        #expect(policy.allows(origin: "https://Roost.example", host: "roost.example"))
        #expect(policy.allows(origin: "http://localhost:8080", host: "localhost:8080"))
        #expect(policy.allows(origin: "https://a.example", host: "a.example:443"))
        for origin in ["https://evil.example", "null", "https://roost.example.evil.com", "", "https://"] {
            #expect(!policy.allows(origin: origin, host: "roost.example"))
        }
        #expect(!policy.allows(origin: "http://localhost:8081", host: "localhost:8080"))
    }

    @Test("a wildcard stands for whole labels only")
    func wildcard() {
        let policy = OriginPolicy.list(["https://*.example.com"])
        #expect(policy.allows(origin: "https://a.example.com", host: "x"))
        for origin in [
            "https://evilexample.com", "https://example.com", "http://a.example.com", "https://.example.com",
        ] {
            #expect(!policy.allows(origin: origin, host: "x"))
        }
    }

    @Test(
        "wrong queries are refused with Engine.IO's codes",
        arguments: [
            ("?transport=polling", 5), ("?EIO=3&transport=polling", 5), ("?EIO=4", 0), ("?EIO=4&transport=abc", 0),
            ("?EIO=4&transport=websocket", 3), ("?EIO=4&transport=__proto__", 0),
        ]
    )
    func refusals(query: String, code: Int) {
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/socket.io/" + query)
        guard case .refuse(let refusal) = RequestRoute(head: head, origins: .any) else {
            Issue.record("should refuse")
            return
        }
        #expect(refusal.code == code)
    }

    @Test("a POST without a session is a bad handshake method")
    func badMethod() {
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/socket.io/?EIO=4&transport=polling")
        #expect(RequestRoute(head: head, origins: .any) == .refuse(.badMethod))
    }
}
