import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Every field of every body")
struct BadInputTests {
    private static let routes = Result { try Scene.api.get().endpoints.filter { $0.intake.json != nil }.map(\.route) }

    /// One field, with the least around it that is right.
    private struct Place {
        let path: [String]
        let input: Input
        let presence: Input.Field.Presence
        let base: Literal

        var name: String { path.joined(separator: ".") }
    }

    @Test("refuses what breaks its rules by its name, and nothing is stored", arguments: try routes.get())
    func refuses(route: String) async throws {
        let endpoint = try Scene.endpoint(route)
        let scene = try await Scene()
        let state = try await scene.state()
        for place in try places(of: endpoint, in: scene) {
            for value in try wrongValues(of: place) {
                let answer = try await scene.ask(endpoint, as: scene.house.anna, place.base.with(value, at: place.path))
                let told = "\(place.name) = \(value?.brief ?? "nothing"): \(answer.status.code) \(answer.text)"
                #expect(answer.status == .badRequest, "\(told)")
                #expect(try names(answer, place), "\(told)")
            }
        }
        #expect(try await scene.state() == state, "something was stored")
    }

    @Test("takes what is at the edge of its rules", arguments: try routes.get())
    func takes(route: String) async throws {
        let endpoint = try Scene.endpoint(route)
        var scene = try await Scene()
        for place in try places(of: endpoint, in: scene) where Self.hasEdges(place.path) {
            for value in try place.input.edges() + (place.presence == .nullable ? [.null] : []) {
                let body = place.base.with(value, at: place.path)
                let answer = try await scene.ask(endpoint, as: scene.house.anna, body)
                // What was done once may not be done again.
                let isFine = answer.status.kind == .successful || [401, 403, 404, 409].contains(answer.status.code)
                #expect(isFine, "\(place.name) = \(value.brief): \(answer.status.code) \(answer.text)")
                scene.house.home.clock.advance(by: .seconds(1))
                if endpoint.method == "DELETE" { scene = try await Scene() }
            }
        }
    }

    @Test("can't be read from what is no JSON object, and nothing is stored")
    func malformed() async throws {
        let scene = try await Scene()
        let state = try await scene.state()
        let bodies = [
            "[]", "null", "5", "{", "{\"name\":\"a\",}", "{\"name\":\"\\ud800\"}",
            String(repeating: "[", count: 10_000),
        ]
        for route in try Self.routes.get() {
            for body in bodies {
                let answer = try await scene.ask(try Scene.endpoint(route), as: scene.house.anna, .raw(body))
                #expect(answer.status == .badRequest, "\(route) of \(body.prefix(30)): \(answer.text)")
            }
        }
        #expect(try await scene.state() == state)
    }

    private func wrongValues(of place: Place) throws -> [Literal?] {
        var values: [Literal?] = try place.input.wrong()
        if place.presence != .nullable { values.append(.null) }
        // Without its PIN, a new member is one who signs in by email.
        let isNewKid = place.path == ["pin"] && place.base.description.contains("\"role\"")
        if place.presence == .required, !isNewKid { values.append(nil) }
        return values
    }

    /// Whether the answer names the field, or the object it is part of.
    private func names(_ answer: Answer, _ place: Place) throws -> Bool {
        try answer.failingFields.contains {
            place.name == $0 || place.name.hasPrefix($0 + ".") || $0.hasPrefix(place.name + ".")
        }
    }

    /// What can only be right together with others is looked at where the rules of schedules are.
    private static func hasEdges(_ path: [String]) -> Bool {
        !["setPositions", "until"].contains(path.last)
    }

    private func places(of endpoint: Endpoint, in scene: Scene) throws -> [Place] {
        let input = try #require(endpoint.intake.json)
        return try places(in: input, at: [], endpoint, scene) { $0 }
    }

    private func places(
        in input: Input,
        at path: [String],
        _ endpoint: Endpoint,
        _ scene: Scene,
        around: (Literal) -> Literal
    ) throws -> [Place] {
        var found: [Place] = []
        let shapes: [[Input.Field]] =
            switch input {
            case .object(let fields): [fields]
            case .union(let shapes): shapes
            default: []
            }
        for fields in shapes {
            let base = try scene.object(fields, endpoint)
            for field in fields {
                let here = path + [field.name]
                let whole = around(base)
                found.append(Place(path: here, input: field.input, presence: field.presence, base: whole))
                found += try places(in: field.input, at: here, endpoint, scene) {
                    around(base.with($0, at: [field.name]))
                }
            }
        }
        return found
    }
}
