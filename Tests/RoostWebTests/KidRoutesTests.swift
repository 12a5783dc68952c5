import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Kid sign-in over REST")
struct KidRoutesTests {
    @Test("a parent adds a child by PIN; the device shows its face; it signs in")
    func signIn() async throws {
        let house = try await House()
        let added = try await house.anna.post("\(house.path)/members", #"{"name":"Ida B","role":"child","pin":"2468"}"#)
        #expect(added.status == .created)
        let id = try #require(try added.object["id"] as? String)
        let code = try #require(try await house.anna.get("\(house.path)/code").object["code"] as? String)
        let kids = try await house.nobody.get("/v1/auth/kids?familyCode=\(code.lowercased())")
        let faces = try #require(try kids.object["items"] as? [[String: String]])
        #expect(faces.map { Set($0.keys) } == [["id", "firstName", "emoji", "colour"]])
        #expect(faces[0]["id"] == id && faces[0]["firstName"] == "Ida")
        let answer = try await house.nobody.post("/v1/auth/kid-login", body(id, code, "2468"))
        #expect(answer.status == .ok)
        #expect(answer.headers[.setCookie]?.hasPrefix("roost_session=") == true)
        let token = try #require(try answer.object["accessToken"] as? String)
        let me = try await house.nobody.with(token: token).get("/v1/auth/me")
        #expect(try me.object["id"] as? String == id)
        #expect(try me.object["email"] == nil)
    }

    @Test("what doesn't fit is told alike: 401 wrong_pin")
    func wrong() async throws {
        let house = try await House()
        let kid = try await house.home.kid().text
        let code = try await house.home.code().text
        var texts: Set<String> = []
        for body in [
            body(kid, code, "0000"), body(kid, "0000000000", "2468"), body(kid, "?", "2468"),
            body("01890000-0000-7000-8000-000000000000", code, "2468"), body(house.home.anna.text, code, "2468"),
        ] {
            let answer = try await house.nobody.post("/v1/auth/kid-login", body)
            #expect(answer.status == .unauthorized)
            #expect(try answer.code == "wrong_pin")
            #expect(answer.headers[.setCookie] == nil)
            texts.insert(try #require(try answer.object["detail"] as? String))
        }
        #expect(texts.count == 1)
    }

    @Test("a locked PIN is 403 pin_locked until a parent sets another")
    func locked() async throws {
        let house = try await House()
        let kid = try await house.home.kid().text
        let code = try await house.home.code().text
        for _ in 0..<10 { _ = try await house.nobody.post("/v1/auth/kid-login", body(kid, code, "0000")) }
        #expect(try await house.nobody.post("/v1/auth/kid-login", body(kid, code, "2468")).code == "pin_locked")
        let access = try await house.ben.get("\(house.path)/members/\(kid)/access")
        #expect(try (access.object["pin"] as? [String: Any])?["isLocked"] as? Bool == true)
        #expect(try await house.ben.put("\(house.path)/members/\(kid)/pin", #"{"pin":"2468"}"#).status == .noContent)
        #expect(try await house.nobody.post("/v1/auth/kid-login", body(kid, code, "2468")).status == .ok)
    }

    @Test("bad fields are told by name: 400")
    func bad() async throws {
        let house = try await House()
        let login = try await house.nobody.post("/v1/auth/kid-login", #"{"memberId":"x","pin":1234}"#)
        #expect(login.status == .badRequest)
        #expect(Set(try login.failingFields) == ["memberId", "familyCode", "pin"])
        #expect(try await house.nobody.get("/v1/auth/kids").failingFields == ["familyCode"])
        #expect(try await house.nobody.get("/v1/auth/kids?familyCode=x").code == "unknown_family_code")
        let both = #"{"name":"A","role":"child","pin":"1234","email":"a@b.example","password":"12345678"}"#
        #expect(try await house.anna.post("\(house.path)/members", both).failingFields == ["email", "password"])
        let parent = #"{"name":"A","role":"parent","pin":"1234"}"#
        #expect(try await house.anna.post("\(house.path)/members", parent).failingFields == ["pin"])
        for pin in [#""12""#, "null", #""١٢٣٤""#, "true", #""123456789""#] {
            let member = #"{"name":"A","role":"child","pin":\#(pin)}"#
            #expect(try await house.anna.post("\(house.path)/members", member).failingFields == ["pin"])
            let path = "\(house.path)/members/\(house.home.mia)/pin"
            #expect(try await house.anna.put(path, #"{"pin":\#(pin)}"#).failingFields == ["pin"])
        }
    }

    @Test("another site's page can sign no child in")
    func foreign() async throws {
        let house = try await House()
        let body = body(try await house.home.kid().text, try await house.home.code().text, "2468")
        let answer = try await house.nobody.with(.fetchSite, "cross-site").post("/v1/auth/kid-login", body)
        #expect(try answer.code == "cross_origin")
    }

    @Test("a parent sets a password, with an email when there is none; a child sets nothing")
    func passwords() async throws {
        let house = try await House()
        let kid = try await house.home.kid().text
        let path = "\(house.path)/members/\(kid)/password"
        #expect(try await house.anna.put(path, #"{"password":"long enough"}"#).failingFields == ["email"])
        let body = #"{"password":"long enough","email":"ida@home.example"}"#
        #expect(try await house.mia.put(path, body).code == "parents_only")
        #expect(try await house.anna.put(path, body).status == .noContent)
        let login = #"{"email":"ida@home.example","password":"long enough"}"#
        #expect(try await house.nobody.post("/v1/auth/login", login).status == .ok)
        let ben = "\(house.path)/members/\(house.home.ben)/password"
        #expect(try await house.anna.put(ben, body).code == "keeps_own_sign_in")
    }

    @Test("a repeat by Idempotency-Key makes no second code")
    func repeated() async throws {
        let house = try await House()
        let anna = house.anna.with(HTTPField.Name("Idempotency-Key")!, "one")
        let first = try await anna.post("\(house.path)/code")
        #expect(first.status == .created)
        #expect(try await anna.post("\(house.path)/code").text == first.text)
        #expect(try await house.anna.get("\(house.path)/code").text == first.text)
    }

    private func body(_ kid: String, _ code: String, _ pin: String) -> String {
        #"{"memberId":"\#(kid)","familyCode":"\#(code)","pin":"\#(pin)"}"#
    }
}
