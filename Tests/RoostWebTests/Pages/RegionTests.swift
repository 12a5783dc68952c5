import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Regions")
struct RegionTests {
    private static let offset = HTTPField.Name("Roost-Offset")!

    @Test("A region is answered alone, with the offset it was rendered at")
    func alone() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let answer = try await visit.anna.regions("tasks/list", of: "\(visit.base)/tasks?tab=all")
        #expect(answer.status == .ok)
        #expect(answer.headers[Self.offset] == String(try await visit.home.head()))
        #expect(answer.text.hasPrefix("<section id=\"task-list\""))
        #expect(!answer.text.contains("<html"))
        #expect(answer.text.contains("Overdue dishes"))
    }

    @Test("Every region of every page is the same alone as on its page")
    func same() async throws {
        let visit = try await Visit()
        try await visit.filled()
        for path in try await visit.paths() {
            let page = try await visit.anna.get(path).unnamed
            let names = page.matches(of: /data-region="([^"]+)"/).map { String($0.1) }
            #expect(!names.isEmpty, "\(path)")
            for name in names {
                let region = try await visit.anna.regions(name, of: path)
                #expect(region.status == .ok, "\(name) of \(path)")
                #expect(page.contains(region.text.trimmed), "\(name) of \(path)")
            }
        }
    }

    @Test("Several regions come one after another, each once")
    func several() async throws {
        let visit = try await Visit()
        let answer = try await visit.mia.regions("tasks/tabs, layout/status,tasks/tabs", of: "\(visit.base)/tasks")
        #expect(
            answer.text.matches(of: /data-region="([^"]+)"/).map { String($0.1) } == ["tasks/tabs", "layout/status"]
        )
    }

    @Test(
        "A page answers its own regions only",
        arguments: ["tasks/item", "pages/tasks", "home/today", "../x", ""]
    )
    func ownOnly(name: String) async throws {
        let visit = try await Visit()
        #expect(try await visit.anna.regions(name, of: "\(visit.base)/tasks").status == .notFound)
    }

    @Test("The approvals are no part of a child's home")
    func approvals() async throws {
        let visit = try await Visit()
        #expect(try await visit.mia.regions("home/approvals", of: visit.base).status == .notFound)
        #expect(try await visit.anna.regions("home/approvals", of: visit.base).status == .ok)
    }
}

extension String {
    /// Without line ends around it.
    var trimmed: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return String(text)
    }
}
