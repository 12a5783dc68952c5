import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The calendar feed")
struct FeedRoutesTests {
    @Test("has the tasks that have a time and are for its member, as to-dos or as events")
    func tasks() async throws {
        let house = try await House()
        let (home, due) = (house.home, house.home.clock.now + .days(1))
        let mine = try await home.task("Feed the cat", for: .member(home.mia), due: due)
        _ = try await home.task("For children", for: .role(.child), due: due)
        _ = try await home.task("For all", due: due)
        _ = try await home.task("Tom's", for: .member(home.tom), due: due)
        _ = try await home.task("For parents", for: .role(.parent), due: due)
        _ = try await home.task("Some day", for: .member(home.mia))
        let link = try await Link(house, house.mia)
        let todos = try await link.get()
        #expect(todos.status == .ok)
        #expect(todos.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(Set(todos.lines("SUMMARY")) == ["Feed the cat", "For children", "For all"])
        #expect(todos.lines("UID").contains(mine.id.text))
        #expect(todos.lines("DUE").first == "20260330T063000Z")
        #expect(todos.lines("BEGIN") == ["VCALENDAR", "VTODO", "VTODO", "VTODO"])
        let events = try await link.get("&as=events")
        #expect(events.lines("BEGIN") == ["VCALENDAR", "VEVENT", "VEVENT", "VEVENT"])
        #expect(events.lines("DTSTART").first == "20260330T063000Z")
        #expect(events.lines("UID") == todos.lines("UID"))
        #expect(try await link.get("&as=poems").failingFields == ["as"])
        #expect(try await link.get("&as=events").headers[.eTag] != todos.headers[.eTag])
    }

    @Test("has a task for a whole day on that day, not in the last minute of it")
    func wholeDay() async throws {
        let house = try await House()
        let day = FamilyClock(timezone: "Europe/Amsterdam").end(of: try #require(CalendarDate("2026-12-02")))
        _ = try await house.home.task("Some time that day", for: .member(house.home.mia), due: day)
        let link = try await Link(house, house.mia)
        #expect(try await link.get().text.contains("\r\nDUE;VALUE=DATE:20261202\r\n"))
        let events = try await link.get("&as=events").text
        #expect(events.contains("\r\nDTSTART;VALUE=DATE:20261202\r\n") && !events.contains("\r\nDURATION:"))
    }

    @Test("keeps what was done for thirty days, as done, and what is overdue for ever")
    func memory() async throws {
        let house = try await House()
        let home = house.home
        let done = try await home.task("Done", for: .member(home.mia), due: home.clock.now)
        _ = try await home.task("Overdue", for: .member(home.mia), due: home.clock.now)
        try await home.complete(done, by: home.mia)
        let link = try await Link(house, house.mia)
        #expect(try await link.get().lines("STATUS") == ["NEEDS-ACTION", "COMPLETED"])
        #expect(try await link.get().lines("COMPLETED") == ["20260329T063000Z"])
        #expect(try await link.get("&as=events").lines("SUMMARY") == ["Overdue", "✓ Done"])
        home.clock.advance(by: .days(31))
        #expect(try await link.get().lines("SUMMARY") == ["Overdue"])
    }

    @Test("says that nothing has changed, until something has")
    func tag() async throws {
        let house = try await House()
        let home = house.home
        let task = try await home.task("Feed the cat", for: .member(home.mia), due: home.clock.now)
        let link = try await Link(house, house.mia)
        let first = try await link.get()
        let knowing = try link.with(.ifNoneMatch, #require(first.headers[.eTag]))
        #expect(try await knowing.get().status == .notModified)
        #expect(try await knowing.get().bytes.isEmpty)
        try await home.edit(task, by: home.anna) { $0.name = "Feed both cats" }
        let second = try await knowing.get()
        #expect(second.status == .ok && second.lines("SEQUENCE") == ["1"])
        #expect(second.lines("UID") == first.lines("UID"))
    }

    @Test("is told by its link alone: another one, a link taken back, another family's are 404")
    func revocation() async throws {
        let house = try await House()
        let old = try await Link(house, house.mia)
        let new = try await Link(house, house.mia)
        #expect(try await old.get().code == "feed_not_found")
        #expect(try await new.get().status == .ok)
        let elsewhere = "/v1/families/\(house.home.neighbours.id)/tasks.ics?token=\(new.token)"
        #expect(try await house.nobody.get(elsewhere).code == "feed_not_found")
        #expect(try await house.mia.get("\(house.path)/tasks.ics").code == "feed_not_found")
        #expect(try await house.mia.delete("\(house.path)/tasks/feed").status == .noContent)
        #expect(try await new.get().code == "feed_not_found")
        #expect(try await house.mia.delete("\(house.path)/tasks/feed").status == .noContent)
    }

    @Test("of who is removed, or leaves and comes back, is dead at once")
    func removal() async throws {
        let house = try await House()
        let home = house.home
        let (mias, toms) = (try await Link(house, house.mia), try await Link(house, house.tom))
        try await home.remove(home.mia, by: home.anna)
        #expect(try await mias.get().status == .notFound)
        #expect(try await toms.get().status == .ok)
        try await home.accept(home.invite().token, by: home.mia)
        #expect(try await mias.get().status == .notFound)
        try await home.services.families.delete(home.id, named: "The Finches", by: Caller(home.anna))
        #expect(try await toms.get().status == .notFound)
    }

    @Test("has its secret told once, and kept as a hash only")
    func secret() async throws {
        let house = try await House()
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let asking = house.mia.with(key, "feed")
        let first = try await asking.post("\(house.path)/tasks/feed")
        #expect(first.status == .created && first.headers[.cacheControl] == "no-store")
        let token = try #require(try first.object["token"] as? String)
        #expect(try first.object["url"] as? String == "http://roost.test\(house.path)/tasks.ics?token=\(token)")
        #expect(try await !asking.post("\(house.path)/tasks/feed").text.contains(token))
        let kept = try await house.home.services.database.read { reading in
            try reading.rows("SELECT token_hash FROM task_feed").map { try $0["token_hash"] as String }
        }
        #expect(kept.count == 1 && kept[0] != token && kept[0].utf8.count == 64)
    }

    @Test("has lines of 75 octets at the most, broken between characters")
    func folding() async throws {
        for name in [
            String(repeating: "ab", count: 100), String(repeating: "é", count: 150), String(repeating: "👨‍👩‍👧", count: 40),
        ] {
            var lines = CalendarText()
            lines.add("SUMMARY", text: name)
            let parts = lines.text.components("\r\n").map(\.unicodeScalars)
            #expect(parts.last?.isEmpty == true && parts.count > 3)
            #expect(parts.allSatisfy { String($0).utf8.count <= 75 })
            #expect(parts.dropFirst().dropLast().allSatisfy { $0.first == " " })
            let whole = parts.dropFirst().reduce(String(parts[0])) { $0 + String($1.dropFirst()) }
            #expect(whole == "SUMMARY:\(name)")
        }
        var exact = CalendarText()
        exact.add("X", String(repeating: "a", count: 73))
        exact.add("X", String(repeating: "a", count: 74))
        #expect(exact.text.components("\r\n").map(\.utf8.count) == [75, 75, 2, 0])
    }

    @Test(
        "has texts escaped, and nothing in them that ends a line",
        arguments: [
            (#"a, b; c\d"#, #"a\, b\; c\\d"#), ("one\r\ntwo\nthree\rfour", #"one\ntwo\nthree\nfour"#),
            ("a\u{0}b\u{7}c\td\u{7F}", "abc\td"), ("DUE:now \"ü\"", "DUE:now \"ü\""),
        ]
    )
    func escaping(text: String, escaped: String) {
        #expect(CalendarText.escaped(text) == escaped)
    }

    /// Somebody's link, as a calendar program has it: no token of a sign-in goes with it.
    private struct Link {
        private let path: String
        private var client: Client
        let token: String

        init(_ house: House, _ owner: Client) async throws {
            let answer = try await owner.post("\(house.path)/tasks/feed")
            token = try #require(try answer.object["token"] as? String)
            path = "\(house.path)/tasks.ics?token=\(token)"
            client = house.nobody
        }

        func with(_ name: HTTPField.Name, _ value: String) -> Link {
            var copy = self
            copy.client = client.with(name, value)
            return copy
        }

        func get(_ more: String = "") async throws -> Answer { try await client.get(path + more) }
    }
}

extension Answer {
    /// The values of a property, in order.
    fileprivate func lines(_ name: String) -> [String] {
        text.components("\r\n").filter { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

extension String {
    /// What is between these; "\r\n" is one character, so as bytes.
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = unicodeScalars[...]
        let mark = Array(separator.unicodeScalars)
        while let place = rest.firstRange(of: mark) {
            parts.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return parts + [String(rest)]
    }
}
