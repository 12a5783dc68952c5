import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Who reads which language")
struct LanguageTests {
    @Test(
        "A browser's wishes are taken by their weight, of equals the first",
        arguments: [
            ("nl", "nl"), ("nl-BE,en;q=0.8", "nl"), ("en;q=0.5, nl;q=0.9", "nl"), ("de, nl;q=0.3, en;q=0.2", "nl"),
            ("en,nl", "en"), ("nl;q=0", nil), ("de", nil), ("*", nil), ("", nil), ("nl;q=x", nil), ("en-GB", "en"),
            (";;,,q=1", nil), ("NL;Q=1", "nl"),
        ] as [(String, String?)]
    )
    func accepting(header: String, language: String?) {
        #expect(Language(accepting: header)?.rawValue == language)
    }

    @Test("A door is in the language the browser wants, until another is chosen there, which is kept")
    func door() async throws {
        let nobody = try await Visit().nobody
        #expect(try await nobody.get("/sign-in").text.contains("Welcome home"))
        let dutch = nobody.with(.acceptLanguage, "nl")
        let page = try await dutch.get("/sign-in?next=/tasks")
        #expect(page.text.contains("<html lang=\"nl\"") && page.text.contains("Welkom thuis"))
        #expect(page.text.contains("href=\"/sign-in?next=/tasks&amp;lang=en\""))
        #expect(page.headers[.setCookie] == nil)
        #expect(page.headers[.vary]?.contains("Accept-Language") == true)
        let chosen = try await dutch.get("/sign-in?next=/tasks&lang=en")
        #expect(chosen.text.contains("Welcome home"))
        let cookie = try #require(chosen.headers[.setCookie])
        #expect(cookie.hasPrefix("roost_language=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax"))
        #expect(try await dutch.with(.cookie, "roost_language=en").get("/sign-in").text.contains("Welcome home"))
        #expect(try await dutch.with(.cookie, "roost_language=xx").get("/sign-in").text.contains("Welkom thuis"))
        #expect(try await nobody.get("/sign-in?lang=xx").headers[.setCookie] == nil)
    }

    @Test("Who begins at a Dutch door reads Dutch, and so does the family, and whom they add")
    func account() async throws {
        let visit = try await Visit()
        let dutch = visit.nobody.with(.acceptLanguage, "nl")
        let answer = try await dutch.submit(
            "/get-started",
            [
                "name": "Joke", "familyName": "Vink", "email": "joke@vink.example", "password": "lang genoeg",
                "timezone": "Europe/Amsterdam",
            ]
        )
        let home = try #require(answer.headers[.location])
        let joke = visit.nobody.with(.cookie, String(try #require(answer.headers[.setCookie]).prefix { $0 != ";" }))
        #expect(try await joke.get(home).text.contains("<html lang=\"nl\""))
        let settings = try await joke.get("\(home)/family/settings").text
        #expect(settings.contains("<option value=\"nl\" selected>Nederlands</option>"))
        let kid = ["name": "Pim", "role": "child", "signInBy": "pin", "pin": "2468"] as KeyValuePairs
        #expect(try await joke.submit("\(home)/members", kid).status == .seeOther)
        let rows = try await visit.home.services.database.read {
            try $0.rows("SELECT language FROM \"user\" WHERE name = 'Pim'")
        }
        #expect(try rows.map { try $0["language"] as String } == ["nl"])
    }

    @Test("Another language in the profile is there with the next page, navigation and all")
    func profile() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/profile"
        #expect(try await visit.mia.get(page).text.contains("<html lang=\"en\""))
        #expect(try await visit.mia.submit(page, ["name": "Mia", "language": "nl"]).headers[.location] == page)
        let html = try await visit.mia.get(page).text
        #expect(html.contains("<html lang=\"nl\"") && html.contains("<span>Taken</span>"))
        #expect(html.contains("/manifest.webmanifest?lang=nl"))
        let manifest = try await visit.nobody.get("/manifest.webmanifest?lang=nl").object
        #expect(manifest["lang"] as? String == "nl")
    }

    @Test("Programs get English, unless the account or Accept-Language says otherwise; codes stay")
    func problems() async throws {
        let visit = try await Visit()
        let (client, home) = (try Client(visit.home.services), visit.home)
        let token = try await home.signIn(home.mia).token.text
        let path = "/v1/families/\(home.id)/tasks"
        let refused = try await client.with(token: token).post(path, #"{"name":""}"#)
        #expect(try refused.detail == "This can't be empty.")
        #expect(try await client.with(.acceptLanguage, "nl").get(path).detail == "Log even in.")
        #expect(try await client.get(path).detail == "Please sign in.")
        try await visit.home.read(.dutch, home.mia)
        let told = try await client.with(token: token).with(.acceptLanguage, "en").post(path, #"{"name":""}"#)
        #expect(try told.detail == "Dit mag niet leeg zijn.")
        #expect(try told.code == "invalid" && told.failingFields == ["name"])
        let errors = try #require(try told.object["errors"] as? [[String: String]])
        #expect(errors.first?["detail"] == "Dit mag niet leeg zijn.")
    }
}

extension Answer {
    fileprivate var detail: String? {
        get throws { try object["detail"] as? String }
    }
}
