import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("A form without a script")
struct FormKeyTests {
    /// The name a page has in its forms.
    private func once(of page: Answer) throws -> String {
        let mark = "name=\"once\" value=\""
        let start = try #require(page.text.firstRange(of: mark)).upperBound
        return String(page.text[start...].prefix(16))
    }

    @Test("sent twice by a double tap does a thing once, and both lead to the same page")
    func doubleTap() async throws {
        let visit = try await Visit()
        let once = try once(of: try await visit.anna.get("\(visit.base)/tasks"))
        let fields: KeyValuePairs = ["name": "Mow the lawn", "assignee": "everyone", "once": once]
        async let first = visit.anna.submit("\(visit.base)/tasks", fields)
        async let second = visit.anna.submit("\(visit.base)/tasks", fields)
        for answer in [try await first, try await second] {
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "\(visit.base)/tasks")
        }
        #expect(try await visit.home.tasks().items.map(\.name) == ["Mow the lawn"])
    }

    @Test("is another thing with other content, on another page, from a page that was made anew, and of somebody else")
    func others() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/tasks"
        let once = try once(of: try await visit.anna.get(path))
        let again = try self.once(of: try await visit.anna.get(path))
        #expect(once != again)
        for (who, name, key) in [
            (visit.anna, "A", once), (visit.anna, "B", once), (visit.anna, "A", again), (visit.mia, "A", once),
        ] {
            let fields: KeyValuePairs = ["name": name, "assignee": "everyone", "once": key]
            _ = try await who.submit(path, fields)
        }
        let made = try await visit.home.tasks().items.map(\.name).sorted()
        #expect(made.filter { $0 == "A" }.count >= 2)
        #expect(made.filter { $0 == "B" }.count == 1)
    }

    @Test("that was refused may be sent again as it is")
    func refusedFirst() async throws {
        let visit = try await Visit()
        let reward = try await visit.home.reward("Cinema", cost: 30)
        let path = "\(visit.base)/rewards/\(reward.id)/claims"
        let once = try once(of: try await visit.mia.get("\(visit.base)/rewards"))
        #expect(try await visit.mia.submit(path, ["once": once]).status == .conflict)
        try await visit.home.grant(30, to: visit.home.mia, "Now it is enough")
        #expect(try await visit.mia.submit(path, ["once": once]).status == .seeOther)
        #expect(try await visit.mia.submit(path, ["once": once]).status == .seeOther)
        let (home, mia) = (visit.home, visit.home.mia)
        let claims = try await home.services.database.view(of: home.id, for: mia) {
            try $0.claims(status: nil, limit: 10)
        }
        #expect(claims.items.count == 1)
    }

    @Test("carries its page's name on every page, wherever it posts; a part that a script fetches has none")
    func everyForm() async throws {
        let visit = try await Visit()
        try await visit.filled()
        for path in try await visit.paths() {
            let text = try await visit.mia.get(path).text
            let posting = text.components(separatedBy: "<form ").dropFirst().filter { form in
                form.prefix { $0 != ">" }.contains("method=\"post\"")
            }
            #expect(!posting.isEmpty)
            #expect(posting.allSatisfy { $0.contains("name=\"once\"") }, "\(path)")
        }
        #expect(try await !visit.mia.regions("tasks/list", of: "\(visit.base)/tasks").text.contains("name=\"once\""))
    }

    @Test("A script's key does a thing once as well")
    func scripts() async throws {
        let visit = try await Visit()
        let anna = visit.anna.script.with(HTTPField.Name("Idempotency-Key")!, "one")
        for _ in 1...2 {
            #expect(
                try await anna.submit("\(visit.base)/tasks", ["name": "Once", "assignee": "everyone"]).status
                    == .noContent
            )
        }
        #expect(try await visit.home.tasks().items.count == 1)
    }
}
