import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Every address that changes something")
struct RepeatTests {
    private static let keyed = Result { try Scene.api.get().endpoints.filter(\.isKeyed).map(\.route) }
    private static let versioned = Result { try Scene.api.get().endpoints.filter(\.isVersioned).map(\.route) }

    /// Whose repeat isn't answered as the first time, and why.
    private static let exceptions: [String: Int] = [
        // Nobody is signed in any more who could ask again.
        "POST /v1/auth/logout": 401,
        "DELETE /v1/auth/me": 401,
        // The secret in the link is told once.
        "POST /v1/families/{familyId}/tasks/feed": 204,
        "POST /v1/families/{familyId}/invites": 200,
    ]

    /// Who may ask: Anna, but for what only somebody from outside does.
    private func actor(_ route: String, _ scene: Scene) -> Client {
        route == "POST /v1/invites/{token}/acceptance" ? scene.house.stranger : scene.house.anna
    }

    @Test(
        "answers the repeat under the same Idempotency-Key as the first time, and does it once",
        arguments: try keyed.get()
    )
    func once(route: String) async throws {
        let (scene, endpoint) = (try await Scene(), try Scene.endpoint(route))
        let asking = actor(route, scene).with(try #require(HTTPField.Name("Idempotency-Key")), "twice")
        let first = try await scene.ask(endpoint, as: asking)
        #expect(first.status.kind == .successful, "\(first.text)")
        let state = try await scene.state()
        let exception = Self.exceptions[route]
        let again =
            exception == nil ? try await scene.ask(endpoint, as: asking) : try await scene.repeated(endpoint, asking)
        #expect(try await scene.state() == state, "it happened twice")
        guard exception == nil else {
            #expect(again.status.code == exception)
            return
        }
        #expect(again.status == first.status && again.bytes == first.bytes, "\(again.text)")
        #expect(again.headers[.location] == first.headers[.location])
        #expect(try again.headers[#require(HTTPField.Name("Idempotent-Replayed"))] == "true")
    }

    @Test(
        "of a resource with a version refuses one that isn't the last by 412, and takes the last, and any for *",
        arguments: try versioned.get()
    )
    func versions(route: String) async throws {
        let (scene, endpoint) = (try await Scene(), try Scene.endpoint(route))
        try await refusesOthers(scene, endpoint)
        let last = try await scene.version(at: endpoint)
        let asking = scene.house.anna.with(.ifMatch, "\"\(last)\"")
        #expect(try await scene.ask(endpoint, as: asking).status.kind == .successful)
        // What can be changed again and again has another version now; the rest is done once.
        guard endpoint.method == "PATCH" else { return }
        #expect(try await scene.version(at: endpoint) > last)
        #expect(try await scene.ask(endpoint, as: asking).status == .preconditionFailed)
        #expect(try await scene.ask(endpoint, as: scene.house.anna.with(.ifMatch, "*")).status == .ok)
    }

    private func refusesOthers(_ scene: Scene, _ endpoint: Endpoint) async throws {
        let state = try await scene.state()
        for version in ["\"999\"", "999"] {
            let answer = try await scene.ask(endpoint, as: scene.house.anna.with(.ifMatch, version))
            #expect(answer.status == .preconditionFailed, "\(answer.text)")
            #expect(try answer.code == "changed_meanwhile")
        }
        for version in ["nonsense", "0", "-1", "\"\""] {
            let answer = try await scene.ask(endpoint, as: scene.house.anna.with(.ifMatch, version))
            #expect(try answer.code == "malformed_header")
        }
        #expect(try await scene.state() == state)
    }
}

extension Scene {
    /// The version of what an address is about.
    fileprivate func version(at endpoint: Endpoint) async throws -> Int {
        let families = try await house.anna.get("/v1/families").object["items"] as? [[String: Any]] ?? []
        let found: [String: Any]?
        switch endpoint.path {
        case "/v1/families/{familyId}": found = families.first
        case "/v1/families/{familyId}/members/{userId}/role":
            let members = families.first?["members"] as? [[String: Any]] ?? []
            found = members.first { $0["id"] as? String == value("userId") }
        default:
            // A completion has the version of its task.
            let whole = try path(of: endpoint).replacing(/\/(completion|assignment|archive)$/, with: "")
            found = try await house.anna.get(whole).object
        }
        return try #require(found?["version"] as? Int)
    }

    /// Asks once more where the answer needn't be one of the address's own.
    fileprivate func repeated(_ endpoint: Endpoint, _ client: Client) async throws -> Answer {
        let body = try body(of: endpoint)?.description ?? ""
        let method = try #require(HTTPRequest.Method(endpoint.method))
        return try await client.send(method, path(of: endpoint), body)
    }
}
