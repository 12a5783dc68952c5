import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The activity page")
struct ActivityPageTests {
    @Test("It groups by day in the family's zone, the newest first, and leads to what it tells of")
    func days() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Old", for: .member(visit.home.mia))
        visit.home.clock.advance(by: .seconds(16 * 3600))
        try await visit.home.complete(task, by: visit.home.mia)
        let html = try await visit.mia.get("\(visit.base)/activity").text
        let (today, yesterday) = (try #require(html.range(of: "Today")), try #require(html.range(of: "Yesterday")))
        #expect(today.lowerBound < yesterday.lowerBound)
        #expect(html.contains("<a href=\"\(visit.base)/tasks/\(task.id)\">You did “Old”</a>"))
        #expect(html.contains("1 thing"))
    }

    @Test("It is in the reader's language, and says so")
    func dutch() async throws {
        let visit = try await Visit()
        try await visit.home.speaks("nl", visit.home.mia)
        _ = try await visit.home.task("Bed", for: .member(visit.home.mia))
        let html = try await visit.mia.get("\(visit.base)/activity").text
        for part in ["lang=\"nl\"", "Vandaag", "Anna voegde ‘Bed’ toe", "Alles", "Karmaboek"] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test("Filters narrow it, keep each other, and lead to the ledger of the same person")
    func filters() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let mia = visit.home.mia.text
        let html = try await visit.anna.get("\(visit.base)/activity?member=\(mia)&kind=task").text
        #expect(html.contains("Mia did “Bed”") && !html.contains("new reward"))
        #expect(html.contains("activity?kind=task\"") && html.contains("activity?member=\(mia)&amp;kind=karma\""))
        #expect(html.contains("karma?member=\(mia)\""))
        #expect(try await visit.anna.get("\(visit.base)/activity?day=2020-01-01").text.contains("Nothing was found"))
        #expect(try await visit.anna.get("\(visit.base)/activity?day=x&kind=y&member=z").status == .ok)
        #expect(try await visit.anna.get("\(visit.base)/activity?cursor=x").status == .badRequest)
    }

    @Test("An older part is a link away, and back again")
    func older() async throws {
        let visit = try await Visit()
        for number in 1...60 { _ = try await visit.home.task("Task \(number)", for: .member(visit.home.mia)) }
        let html = try await visit.mia.get("\(visit.base)/activity?kind=task").text
        let link = try #require(html.firstMatch(of: /href="([^"]*cursor=[^"]*)"/)?.1)
        let older = try await visit.mia.get(String(link).replacing("&amp;", with: "&")).text
        #expect(older.contains("“Task 1”") && !older.contains("“Task 60”"))
        #expect(older.contains("href=\"\(visit.base)/activity?kind=task\">Back to the newest"))
    }

    @Test("Every page has the way to it; a stranger is refused")
    func reach() async throws {
        let visit = try await Visit()
        #expect(try await visit.mia.get(visit.base).text.contains("href=\"\(visit.base)/activity\""))
        #expect(try await visit.stranger.get("\(visit.base)/activity").status == .forbidden)
        #expect(try await visit.nobody.get("\(visit.base)/activity").status == .seeOther)
    }
}
