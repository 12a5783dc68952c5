import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The tasks page")
struct TaskListTests {
    @Test("Open tasks are told by day: overdue first, without a day last")
    func days() async throws {
        let visit = try await Visit()
        let (home, now) = (visit.home, visit.home.clock.now)
        _ = try await home.task("Someday")
        _ = try await home.task("Later", due: now + .seconds(10 * 86_400))
        _ = try await home.task("Tomorrow's", due: now + .seconds(86_400))
        _ = try await home.task("Today's", due: now + .seconds(3600))
        _ = try await home.task("Missed", due: now + .seconds(-3600))
        let html = try await visit.anna.get("\(visit.base)/tasks?tab=open").text
        let days = html.matches(of: /id="day-([^"]+)"/).map { String($0.1) }
        #expect(days == ["overdue", "2026-03-29", "2026-03-30", "2026-04-08", "someday"])
        #expect(html.contains("Was due 07:30"))
        #expect(html.contains("Today 09:30"))
    }

    @Test("The tabs count what they hold, and mine is what reaches me")
    func tabs() async throws {
        let visit = try await Visit()
        _ = try await visit.home.task("For Tom", for: .member(visit.home.tom))
        _ = try await visit.home.task("For children", for: .role(.child))
        let done = try await visit.home.task("Done", for: .member(visit.home.mia))
        try await visit.home.complete(done, by: visit.home.mia)
        let html = try await visit.mia.get("\(visit.base)/tasks").text
        #expect(!html.contains("For Tom"))
        #expect(html.contains("For children"))
        let counts = html.matches(of: /tab-count">(\d+)</).map { String($0.1) }
        #expect(counts == ["1", "3", "2", "1"])
        #expect(try await visit.mia.get("\(visit.base)/tasks?tab=done").text.contains("Mia, 08:30"))
    }

    @Test("More open tasks than one page of the list has are all there")
    func many() async throws {
        let visit = try await Visit()
        for number in 0..<120 { _ = try await visit.home.task("Number \(number)") }
        let html = try await visit.anna.get("\(visit.base)/tasks?tab=open").text
        #expect(html.matches(of: /data-task>/).count == 120)
    }

    @Test("A task is completed, taken back, taken and deleted by its buttons")
    func buttons() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Dishes", for: .role(.child))
        let path = "\(visit.base)/tasks/\(task.id)"
        #expect(try await visit.mia.submit("\(path)/taking").status == .seeOther)
        #expect(try await visit.home.now(task).assignment == .member(visit.home.mia))
        #expect(try await visit.mia.submit("\(path)/completion").status == .seeOther)
        #expect(try await visit.mia.submit("\(path)/completion").status == .conflict)
        #expect(try await visit.mia.get("\(visit.base)/tasks?tab=done").text.contains("completion/removal"))
        #expect(try await visit.mia.submit("\(path)/completion/removal").status == .seeOther)
        #expect(try await visit.home.now(task).status == .open)
        #expect(try await visit.anna.submit("\(path)/removal").headers[.location] == "\(visit.base)/tasks")
        #expect(try await visit.anna.get(path).status == .notFound)
    }

    @Test("Home tells a child what is for it today, and what it did")
    func today() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let html = try await visit.mia.regions("home/today", of: visit.base).text
        for name in ["Overdue dishes", "Homework", "Bed"] { #expect(html.contains(name), "\(name)") }
        for name in ["Water plants", "Taxes", "Provide"] { #expect(!html.contains(name), "\(name)") }
        #expect(html.contains("1 more on later days"))
    }
}
