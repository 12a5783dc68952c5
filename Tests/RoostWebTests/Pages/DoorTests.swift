import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Sign in, get started, sign out")
struct DoorTests {
    private static let anna: KeyValuePairs = ["email": "Anna@home.example", "password": Home.password]

    @Test("Signing in sets the cookie and leads home")
    func signIn() async throws {
        let visit = try await Visit()
        let answer = try await visit.nobody.submit("/sign-in", Self.anna)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/")
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly"))
        let token = cookie.prefix { $0 != ";" }
        #expect(try await visit.nobody.with(.cookie, String(token)).get(visit.base).status == .ok)
        #expect(try await visit.nobody.script.submit("/sign-in", Self.anna).status == .noContent)
    }

    @Test("A wrong password is the page again, with the email")
    func wrong() async throws {
        let visit = try await Visit()
        let answer = try await visit.nobody.submit("/sign-in", ["email": "anna@home.example", "password": "wrong"])
        #expect(answer.status == .unauthorized)
        #expect(answer.text.contains("value=\"anna@home.example\""))
        #expect(!answer.text.contains("wrong\""))
        #expect(answer.text.contains("role=\"alert\""))
        #expect(answer.headers[.setCookie] == nil)
    }

    @Test(
        "After signing in one is led to a path of ours, never elsewhere",
        arguments: [
            ("/families/x/tasks?tab=all", "/families/x/tasks?tab=all"), ("//evil.test/", "/"), ("/\\evil.test", "/"),
            ("https://evil.test/", "/"), ("/\t/evil.test", "/"), ("javascript:alert(1)", "/"), ("", "/"),
            ("/x\r\nSet-Cookie: a=b", "/"),
        ]
    )
    func next(given: String, led: String) async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = ["email": "anna@home.example", "password": Home.password, "next": given]
        #expect(try await visit.nobody.submit("/sign-in", fields).headers[.location] == led)
    }

    @Test("The sign-in page carries where to go on, and nothing foreign")
    func nextOnPage() async throws {
        let visit = try await Visit()
        #expect(
            try await visit.nobody.get("/sign-in?next=/families/x").text.contains("name=\"next\" value=\"/families/x\"")
        )
        #expect(try await !visit.nobody.get("/sign-in?next=//evil.test").text.contains("evil"))
        #expect(try await visit.anna.get("/sign-in?next=//evil.test").headers[.location] == "/")
    }

    @Test("Getting started makes account and family, signed in")
    func getStarted() async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = [
            "name": "Kim", "email": "kim@new.example", "password": "long enough", "familyName": "The Wrens",
            "timezone": "America/New_York",
        ]
        let answer = try await visit.nobody.submit("/get-started", fields)
        #expect(answer.status == .seeOther)
        let path = try #require(answer.headers[.location])
        let cookie = try #require(answer.headers[.setCookie]).prefix { $0 != ";" }
        let home = try await visit.nobody.with(.cookie, String(cookie)).get(path)
        #expect(home.status == .ok)
        #expect(home.text.contains("The Wrens"))
        #expect(try await visit.nobody.submit("/get-started", fields).status == .conflict)
    }

    @Test("Getting started tells all that is wrong at once, and stores nothing")
    func refusedStart() async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = [
            "name": "Kim", "email": "kim@new.example", "password": "short", "familyName": " ",
            "timezone": "Mars/Olympus",
        ]
        let answer = try await visit.nobody.script.submit("/get-started", fields)
        #expect(try answer.failingFields == ["password", "familyName", "timezone"])
        let page = try await visit.nobody.submit("/get-started", fields)
        #expect(page.status == .badRequest)
        #expect(page.text.contains("value=\"Kim\""))
        let login: KeyValuePairs = ["email": "kim@new.example", "password": "short"]
        #expect(try await visit.nobody.submit("/sign-in", login).status == .unauthorized)
    }

    @Test("Signing out ends the sign-in and the cookie")
    func signOut() async throws {
        let visit = try await Visit()
        let answer = try await visit.anna.submit("/sign-out")
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/sign-in")
        #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(try await visit.anna.get(visit.base).status == .seeOther)
        #expect(try await visit.anna.submit("/sign-out").status == .seeOther)
    }
}
