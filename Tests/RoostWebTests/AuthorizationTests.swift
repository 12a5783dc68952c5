import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Every address below /v1")
struct AuthorizationTests {
    private static let someID = "01890000-0000-7000-8000-000000000000"

    private var endpoints: [Endpoint] {
        get throws { try Scene.api.get().endpoints }
    }

    @Test("stands in the table of this test, and nothing else does")
    func tableIsWhole() throws {
        #expect(try Set(endpoints.map(\.route)) == Set(AccessTable.rows.keys))
        for (route, row) in AccessTable.rows { #expect(row.count == AccessTable.columns.count, "\(route)") }
    }

    @Test(
        "answers each as the table says, and what it refuses changes nothing",
        arguments: try Scene.api.get().areas.map(\.name)
    )
    func table(area: String) async throws {
        let area = try #require(try Scene.api.get().areas.first { $0.name == area })
        var scene = try await Scene()
        for endpoint in area.endpoints {
            var isWorn = false
            for (column, status) in zip(AccessTable.columns, try #require(AccessTable.rows[endpoint.route])) {
                if isWorn, !AccessTable.isOnes(endpoint) {
                    scene = try await Scene()
                    isWorn = false
                }
                try await Self.ask(endpoint, column, status, in: scene)
                // What was carried out leaves another scene.
                isWorn = isWorn || (status < 400 && endpoint.isMutation)
            }
            if isWorn { scene = try await Scene() }
        }
    }

    private static func ask(
        _ endpoint: Endpoint,
        _ column: AccessTable.Column,
        _ status: Int,
        in scene: Scene
    ) async throws {
        let before = status >= 400 ? try await scene.state() : []
        let answer = try await scene.ask(endpoint, as: column.client(scene))
        #expect(answer.status.code == status, "\(endpoint.route) by \(column.name): \(answer.text)")
        guard status >= 400 else { return }
        #expect(try await scene.state() == before, "\(endpoint.route) by \(column.name) changed something")
    }

    @Test("refuses who isn't signed in, before it looks at ids and body")
    func needsSignIn() async throws {
        let house = try await House()
        for endpoint in try endpoints where endpoint.access != .anyone {
            for client in [house.nobody, house.nobody.with(token: "forged"), house.nobody.with(token: "a.b.c")] {
                let answer = try await client.ask(endpoint.route, ids: "nonsense", body: "{")
                #expect(answer.status == .unauthorized, "\(endpoint.route)")
                #expect(try answer.code == "not_signed_in", "\(endpoint.route)")
                #expect(answer.headers[.wwwAuthenticate] != nil, "\(endpoint.route)")
            }
        }
    }

    @Test("of a family refuses a malformed id, before it looks who asks")
    func refusesMalformedIDs() async throws {
        let scene = try await Scene()
        for endpoint in try endpoints where [.member, .parent].contains(endpoint.access) {
            for id in ["nonsense", "01890000-0000-7000-8000-00000000000A"] {
                let body = try scene.body(of: endpoint)?.description ?? ""
                let answer = try await scene.house.stranger.ask(endpoint.route, ids: id, body: body)
                #expect(answer.status == .badRequest, "\(endpoint.route)")
                #expect(try answer.code == "malformed_id", "\(endpoint.route)")
            }
        }
    }

    @Test("of a family that doesn't exist answers as one of a family one isn't in, before it looks what is there")
    func refusesStrangers() async throws {
        let scene = try await Scene()
        for endpoint in try endpoints where [.member, .parent].contains(endpoint.access) {
            let isPicture = if case .picture = endpoint.intake { true } else { false }
            let body = isPicture ? "GIF89a" : try scene.body(of: endpoint)?.description ?? ""
            for family in [scene.house.home.id.text, Self.someID] {
                let route = endpoint.route.replacing("{familyId}", with: family)
                let answer = try await scene.house.stranger.ask(route, ids: Self.someID, body: body)
                #expect(answer.status == .forbidden, "\(route): \(answer.text)")
                #expect(try answer.code == "not_a_member", "\(route)")
            }
        }
    }
}

extension Client {
    /// Asks `PATCH /v1/families/{familyId}`, with an id wherever the path wants one.
    func ask(_ route: String, ids: String, body: String) async throws -> Answer {
        let parts = route.split(separator: " ")
        let path = parts[1].split(separator: "/").map { $0.hasPrefix("{") ? ids : String($0) }.joined(separator: "/")
        let method = try #require(HTTPRequest.Method(String(parts[0])))
        return try await send(method, "/" + path, body)
    }
}
