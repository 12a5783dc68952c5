import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("One's own account over REST")
struct ProfileRoutesTests {
    private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test("is changed field by field; null clears the birthdate and nothing else; If-Match holds")
    func edit() async throws {
        let house = try await House()
        let body =
            #"{"name":"Mimi","birthdate":"2015-04-30","language":"nl","emoji":"🦖","colour":"leaf","email":"x@y.z"}"#
        let user: User = try await house.mia.patch("/v1/auth/me", body).value()
        #expect(user.name == "Mimi" && user.birthdate == "2015-04-30" && user.colour == .leaf)
        #expect(user.email == Home.email("Mia"))
        let cleared: User = try await house.mia.patch("/v1/auth/me", #"{"birthdate":null}"#).value()
        #expect(cleared.birthdate == nil && cleared.name == "Mimi")
        let stale = try await house.mia.with(.ifMatch, "\"1\"").patch("/v1/auth/me", #"{"name":"Old"}"#)
        #expect(stale.status == .preconditionFailed)
        let wrong = #"{"name":null,"birthdate":"x","language":7,"emoji":"","colour":"beige"}"#
        let answer = try await house.mia.patch("/v1/auth/me", wrong)
        #expect(Set(try answer.failingFields) == ["name", "birthdate", "language", "emoji", "colour"])
        #expect(try await house.mia.patch("/v1/auth/me", "[").code == "malformed_body")
    }

    @Test("has a picture, for co-members only, with an ETag")
    func image() async throws {
        let house = try await House()
        let path = "\(house.path)/members/\(house.home.mia)/image"
        #expect(try await house.tom.get(path).code == "no_image")
        #expect(try await house.mia.send(.put, "/v1/auth/me/image", bytes: png).object["imageTag"] is String)
        let answer = try await house.tom.get(path)
        #expect(answer.bytes == png && answer.headers[.contentType] == "image/png")
        #expect(answer.headers[.cacheControl]?.hasPrefix("private") == true)
        let tag = try #require(answer.headers[.eTag])
        #expect(try await house.tom.with(.ifNoneMatch, tag).get(path).status == .notModified)
        #expect(try await house.stranger.get(path).code == "not_a_member")
        #expect(try await house.mia.get("/v1/auth/me/image").bytes == png)
        let svg = try await house.mia.send(.put, "/v1/auth/me/image", bytes: Array("<svg/>".utf8))
        #expect(try svg.failingFields == ["image"])
        #expect(try await house.mia.delete("/v1/auth/me/image").status == .noContent)
        #expect(try await house.tom.with(.ifNoneMatch, tag).get(path).code == "no_image")
    }

    @Test("is exported whole")
    func export() async throws {
        let house = try await House()
        let answer = try await house.mia.get("/v1/auth/export")
        #expect(answer.headers[HTTPField.Name("Content-Disposition")!] == "attachment; filename=\"roost-export.json\"")
        let keys = Set(try answer.object.keys)
        #expect(
            keys == [
                "exportedAt", "profile", "families", "tasksCreated", "tasksCompleted", "karma", "claims", "messages",
                "signIns",
            ]
        )
    }

    @Test("is deleted, but not a family's last parent: 409; the cookie goes with it")
    func delete() async throws {
        let house = try await House()
        let answer = try await house.mia.delete("/v1/auth/me")
        #expect(answer.status == .noContent)
        #expect(answer.headers[.setCookie]?.hasPrefix("roost_session=; Max-Age=0") == true)
        #expect(try await house.mia.get("/v1/auth/me").status == .unauthorized)
        let keyed = house.ben.with(.idempotency, "bye")
        #expect(try await keyed.delete("/v1/auth/me").status == .noContent)
        #expect(try await house.anna.delete("/v1/auth/me").code == "last_parent")
        #expect(try await house.anna.get("/v1/auth/me").status == .ok)
    }
}
