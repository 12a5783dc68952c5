import Foundation
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("The contract of the REST interface")
struct APITests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    @Test("is published as the types are; `roost contract` writes it anew")
    func fresh() throws {
        let file = try API().file
        let published = try String(contentsOf: Self.root.appending(path: file.path), encoding: .utf8)
        #expect(published == file.text, "\(file.path) is stale")
    }

    @Test("has every address that programs use, and no other")
    func whole() async throws {
        let home = try await Home()
        let application = try WebApplication(services: home.services, configuration: WebConfiguration())
        let forPrograms = ["/v1/", "/.well-known/", "/healthz", "/readyz", "/metrics"]
        let routes = application.routes.filter { route in forPrograms.contains { route.contains(" \($0)") } }
        let listed = try API().endpoints.map(\.route)
        #expect(Set(listed) == Set(routes))
        #expect(listed.count == Set(listed).count)
    }

    @Test("takes If-Match with every PATCH")
    func versions() throws {
        for endpoint in try API().endpoints where endpoint.method == "PATCH" {
            #expect(endpoint.isVersioned, "\(endpoint.route)")
        }
    }
}
