import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Every answer")
struct SurfaceTests {
    @Test("carries the security headers and a correlation id of its own, problems too")
    func headers() async throws {
        let house = try await House()
        let policy = """
            default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
            frame-ancestors 'none'; base-uri 'none'; form-action 'self'
            """
        var ids: Set<String> = []
        for path in ["/healthz", "/v1/auth/me", "/nowhere", "/assets/nothing.js", "/v1/families"] {
            let headers = try await house.anna.get(path).headers
            #expect(headers[.contentSecurityPolicy] == policy)
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.referrer] == "same-origin")
            #expect(headers[.opener] == "same-origin")
            ids.insert(try #require(headers[.correlation]))
        }
        #expect(ids.count == 5)
    }

    @Test("of a problem has type, title, status, detail, code and correlationId")
    func problem() async throws {
        let house = try await House()
        let answer = try await house.nobody.get("/v1/auth/me")
        #expect(answer.headers[.contentType] == "application/problem+json")
        let keys = Set(try answer.object.keys)
        #expect(keys == ["type", "title", "status", "detail", "code", "correlationId"])
        #expect(try answer.object["title"] as? String == "Unauthorized")
        #expect(try answer.object["status"] as? Int == 401)
    }

    @Test("of an unknown address is 404, of another method 405 with what is allowed")
    func methods() async throws {
        let house = try await House()
        #expect(try await house.anna.get("/v1/nowhere").code == "no_such_path")
        #expect(try await house.anna.get("/v1/families/\(house.home.id)/nowhere").status == .notFound)
        let answer = try await house.anna.put("/v1/families")
        #expect(answer.status == .methodNotAllowed)
        #expect(try answer.code == "method_not_allowed")
        #expect(answer.headers[.allow] == "GET, HEAD, POST")
        #expect(try await house.anna.send(.options, "\(house.path)/tasks").status == .methodNotAllowed)
        #expect(try await house.anna.send(.trace, "/healthz").status == .methodNotAllowed)
    }

    @Test("of the API is kept by no cache")
    func caching() async throws {
        let house = try await House()
        #expect(try await house.anna.get("/v1/families").headers[.cacheControl] == "no-store")
    }

    @Test("to HEAD is that to GET without its body")
    func head() async throws {
        let house = try await House()
        let answer = try await house.anna.send(.head, "/v1/families")
        #expect(answer.status == .ok)
        #expect(answer.bytes.isEmpty)
    }
}
