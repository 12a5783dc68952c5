import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The styleguide")
struct StyleguideTests {
    @Test("is a page in development")
    func development() async throws {
        var configuration = WebConfiguration()
        configuration.isDevelopment = true
        let answer = try await Browser(Client(try await Home().services, configuration)).get("/styleguide")
        #expect(answer.status == .ok)
        for part in ["Feed the cat", "Film night", "data-toast-kind=\"success\"", "data-tokens=\"colour\""] {
            #expect(answer.text.contains(part))
        }
    }

    @Test("is not there otherwise, for nobody")
    func otherwise() async throws {
        let visit = try await Visit()
        for browser in [visit.nobody, visit.anna, visit.mia] {
            #expect(try await browser.get("/styleguide").status == .notFound)
        }
    }
}
