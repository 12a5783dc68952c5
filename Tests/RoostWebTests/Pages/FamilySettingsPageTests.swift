import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Pages of families")
struct FamilySettingsPageTests {
    private func family(_ visit: Visit) async throws -> Family {
        try await visit.home.services.families.all(of: visit.home.anna)[0].family
    }

    @Test("A parent sets name, zone, language, first day and quiet hours, and sees them again")
    func save() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/family/settings"
        let fields: KeyValuePairs = [
            "name": "Robins", "timezone": "Asia/Kathmandu", "language": "nl", "firstDayOfWeek": "SU",
            "quietFrom": "21:00", "quietTo": "07:00", "version": "1",
        ]
        #expect(try await visit.anna.submit(page, fields).headers[.location] == "\(visit.base)/family")
        let saved = try await family(visit)
        #expect(saved.name == "Robins" && saved.timezone == "Asia/Kathmandu" && saved.language == "nl")
        #expect(saved.firstDayOfWeek == .sunday && saved.quietHours?.from.description == "21:00")
        let html = try await visit.anna.get(page).text
        for text in [
            "value=\"Robins\"", "value=\"Asia/Kathmandu\" selected", "value=\"SU\" selected", "value=\"07:00\"",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        let stale = try await visit.anna.submit(page, fields)
        #expect(stale.status == .preconditionFailed)
        #expect(try await visit.anna.submit(page, ["name": "Robins", "version": "2"]).status == .seeOther)
        #expect(try await family(visit).quietHours != nil)
        let loud: KeyValuePairs = ["name": "Robins", "quietFrom": "", "quietTo": ""]
        #expect(try await visit.anna.submit(page, loud).status == .seeOther)
        #expect(try await family(visit).quietHours == nil)
    }

    @Test("A refused form keeps what was typed, and says what was wrong at its field")
    func refused() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/family/settings"
        let answer = try await visit.anna.submit(
            page,
            ["name": " ", "timezone": "Mars/Olympus", "firstDayOfWeek": "X", "quietFrom": "21:00", "quietTo": ""]
        )
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("value=\"21:00\"") && answer.text.contains("value=\"Mars/Olympus\" selected"))
        let told = try await visit.anna.script.submit(page, ["name": " ", "quietTo": "noon", "quietFrom": ""])
        #expect(Set(try told.failingFields) == ["name", "quietTo", "quietFrom"])
        #expect(try await family(visit).version == 1)
        for (path, status) in [(page, HTTPResponse.Status.forbidden), ("\(visit.base)/family/removal", .forbidden)] {
            #expect(try await visit.mia.submit(path, ["name": "The Finches"]).status == status)
        }
        #expect(try await visit.mia.get(page).status == .forbidden)
    }

    @Test("A family is deleted by typing its name; its people are led to where they get another")
    func deletion() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/family/removal"
        let wrong = try await visit.anna.submit(path, ["name": "Finches"])
        #expect(wrong.status == .badRequest)
        #expect(wrong.text.contains("value=\"Finches\"") && wrong.text.contains("id=\"family-delete\" open"))
        #expect(wrong.text.contains("data-error-for=\"name\">That isn&#39;t the name of this family."))
        #expect(try await visit.anna.submit(path, ["name": " The Finches "]).headers[.location] == "/")
        #expect(try await visit.anna.get("/").headers[.location] == "/new-family")
        #expect(try await visit.mia.get(visit.base).status == .forbidden)
    }

    @Test("Who is in several families can switch on every page; who is in one has nothing to switch")
    func switching() async throws {
        let visit = try await Visit()
        #expect(try await !visit.mia.get(visit.base).text.contains("id=\"family-menu\""))
        let answer = try await visit.mia.submit("/new-family", ["name": "Swifts", "timezone": "Europe/Brussels"])
        let second = try #require(answer.headers[.location])
        try await visit.filled()
        for path in try await visit.paths() + [second, "\(second)/family/settings"] {
            let html = try await visit.mia.get(path).text
            #expect(html.contains("id=\"family-menu\""), "\(path)")
            #expect(html.contains("href=\"\(path.hasPrefix(second) ? visit.base : second)\""), "\(path)")
        }
        #expect(try await visit.mia.get("/").headers[.location] == visit.base)
    }

    @Test("Somebody with an account makes a family without making the account again")
    func newFamily() async throws {
        let visit = try await Visit()
        #expect(try await visit.nobody.get("/new-family").headers[.location] == "/sign-in?next=/new-family")
        #expect(
            try await visit.nobody.submit("/new-family", ["name": "x"]).headers[.location]
                == "/sign-in?next=/new-family"
        )
        #expect(try await visit.stranger.get("/new-family").text.contains("Sid, you will be a parent in it."))
        let refused = try await visit.stranger.submit("/new-family", ["name": "", "timezone": "Europe/Brussels"])
        #expect(refused.status == .badRequest)
        #expect(refused.text.contains("value=\"Europe/Brussels\" selected"))
        let foreign = visit.stranger.with(.fetchSite, "cross-site")
        #expect(try await foreign.submit("/new-family", ["name": "A", "timezone": "UTC"]).status == .forbidden)
        let made = try await visit.stranger.submit("/new-family", ["name": "Swifts", "timezone": "Europe/Brussels"])
        let path = try #require(made.headers[.location])
        #expect(try await visit.stranger.get(path).text.contains("Swifts"))
    }

    @Test("Anybody but the last parent can leave, and is led to what is left")
    func leave() async throws {
        let visit = try await Visit()
        let mia = "\(visit.base)/members/\(visit.home.mia)/removal"
        #expect(try await visit.mia.get("\(visit.base)/family").text.contains("action=\"\(mia)\""))
        #expect(try await visit.mia.submit(mia).headers[.location] == "/")
        try await visit.home.changeRole(of: visit.home.ben, to: .child, by: visit.home.anna)
        #expect(try await !visit.anna.get("\(visit.base)/family").text.contains("id=\"leave\""))
        let last = try await visit.anna.submit("\(visit.base)/members/\(visit.home.anna)/removal")
        #expect(last.status == .conflict)
    }
}
