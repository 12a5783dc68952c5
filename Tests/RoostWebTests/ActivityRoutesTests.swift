import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Activity over HTTP")
struct ActivityRoutesTests {
    @Test("each thing is told in the language of who reads it")
    func languages() async throws {
        let house = try await House()
        let home = house.home
        try await home.speaks("nl-NL", home.tom)
        try await home.complete(home.task("Bed", for: .member(home.mia)), by: home.ben)
        #expect(try await texts(house.anna).first == "Ben did “Bed” for Mia")
        #expect(try await texts(house.ben).first == "You did “Bed” for Mia")
        #expect(try await texts(house.mia).first == "Ben did “Bed” for you")
        #expect(try await texts(house.tom).first == "Ben deed ‘Bed’ voor Mia")
    }

    @Test("every event people are told has words, in both languages, with nothing left open")
    func everyEvent() async throws {
        let house = try await House()
        try await liveThroughAll(house.home)
        for language in ["en", "nl"] {
            var names: Set<String> = []
            for (client, user) in [(house.anna, house.home.anna), (house.mia, house.home.mia)] {
                try await house.home.speaks(language, user)
                for item in try await items(client) {
                    let text = try #require(item["text"] as? String)
                    #expect(!text.contains("{") && !text.contains("activity.") && !text.contains("  "), "\(text)")
                    names.insert(try #require(item["event"] as? String))
                }
            }
            let told = try await house.home.log().filter { $0.kind != nil }.names
            #expect(names == Set(told))
            let all = Set(try Contract().messages.map(\.name).filter { !$0.hasPrefix("chat.") })
            #expect(names == all.subtracting(["family.changed", "task.expired"]))
        }
    }

    @Test("filters by member, kind and day; what can't be read is 400 with the fields named")
    func filters() async throws {
        let house = try await House()
        let home = house.home
        try await home.complete(home.task("Bed", for: .member(home.mia), karma: 2), by: home.mia)
        _ = try await home.reward("Zoo")
        #expect(try await texts(house.mia, "?kind=reward") == ["Anna made a new reward: “Zoo”"])
        let mine = try await texts(house.mia, "?member=me&kind=karma")
        #expect(mine == ["You earned 2 karma for “Bed”"])
        #expect(try await texts(house.mia, "?member=\(home.mia)&kind=karma") == mine)
        #expect(try await texts(house.mia, "?day=2026-03-29&kind=karma") == mine)
        #expect(try await texts(house.mia, "?day=2026-03-28").isEmpty)
        let wrong = try await house.mia.get("\(house.path)/activity?member=x&kind=x&day=2026-02-30&limit=0")
        #expect(wrong.status == .badRequest)
        #expect(try wrong.failingFields == ["member", "kind", "day", "limit"])
        #expect(try await house.mia.get("\(house.path)/activity?cursor=x").failingFields == ["cursor"])
    }

    @Test("pages by cursor; an item says what, when, who, about whom and where")
    func paging() async throws {
        let house = try await House()
        let home = house.home
        let task = try await home.task("Bed", for: .member(home.mia))
        let first = try await house.mia.get("\(house.path)/activity?limit=1").object
        let item = try #require((first["items"] as? [[String: Any]])?.first)
        #expect(item["event"] as? String == "task.created" && item["kind"] as? String == "task")
        #expect(item["actorId"] as? String == home.anna.text && item["subjectId"] as? String == home.mia.text)
        #expect(item["path"] as? String == "/tasks/\(task.id)")
        #expect(item["at"] as? String == home.clock.now.iso8601)
        let cursor = try #require(first["nextCursor"] as? String)
        let second = try await house.mia.get("\(house.path)/activity?limit=1&cursor=\(cursor)").object
        #expect(((second["items"] as? [[String: Any]])?.first?["offset"] as? Int) ?? 0 < item["offset"] as? Int ?? 0)
    }

    /// Everything that can happen once, but for what the clock does.
    private func liveThroughAll(_ home: Home) async throws {
        let task = try await home.task("Bed", for: .member(home.mia), karma: 5)
        try await home.reopen(home.complete(task, by: home.mia), by: home.mia)
        try await home.take(home.task("Bins"), by: home.mia)
        try await home.delete(task, by: home.anna)
        try await home.grant(50, to: home.mia, "Kind")
        try await home.grant(-1, to: home.mia)
        let claim = try await home.pendingClaim("Cinema", cost: 3)
        try await home.approve(claim)
        try await home.reopen(home.approvalTask(of: claim), by: home.anna)
        try await home.reject(claim, "No time")
        let reward = try await home.reward("Zoo", cost: 1)
        try await home.cancel(home.claim(reward, by: home.mia), by: home.mia)
        try await home.cancel(home.claim(reward, by: home.mia), "Closed", by: home.anna)
        try await home.edit(reward) { $0.karmaCost = 2 }
        try await home.archive(reward)
        try await home.assign(home.task("Pots", for: .role(.parent)), to: .member(home.mia), by: home.anna)
        try await home.changeRole(of: home.lou, to: .parent, by: home.anna)
        try await home.remove(home.lou, by: home.lou)
        try await home.remove(home.tom, by: home.anna)
    }

    private func items(_ client: Client, _ query: String = "?limit=100") async throws -> [[String: Any]] {
        let families = try await client.get("/v1/families").object["items"] as? [[String: Any]]
        let id = try #require(families?.first?["id"] as? String)
        return try await client.get("/v1/families/\(id)/activity\(query)").object["items"] as? [[String: Any]] ?? []
    }

    private func texts(_ client: Client, _ query: String = "") async throws -> [String] {
        try await items(client, query).compactMap { $0["text"] as? String }
    }
}
