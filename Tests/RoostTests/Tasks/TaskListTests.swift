import Roost
import RoostTestSupport
import Testing

@Suite("Listing tasks")
struct TaskListTests {
    @Test("The newest come first", arguments: Engine.available)
    func newestFirst(engine: Engine) async throws {
        let home = try await Home(engine)
        for name in ["One", "Two", "Three"] {
            _ = try await home.task(name)
            home.clock.tick()
        }
        #expect(try await home.tasks().items.map(\.name) == ["Three", "Two", "One"])
    }

    @Test("By due date the nearest come first and those without one last", arguments: Engine.available)
    func byDue(engine: Engine) async throws {
        let home = try await Home(engine)
        let now = home.clock.now
        _ = try await home.task("Never")
        _ = try await home.task("Later", due: now + .seconds(60))
        _ = try await home.task("Past", due: now + .seconds(-60))
        #expect(try await home.tasks { $0.sort = .due }.items.map(\.name) == ["Past", "Later", "Never"])
    }

    @Test("A due range takes its beginning and leaves its end", arguments: Engine.available)
    func dueRange(engine: Engine) async throws {
        let home = try await Home(engine)
        let now = home.clock.now
        for offset in [-1, 0, 1, 2] { _ = try await home.task("\(offset)", due: now + .milliseconds(offset)) }
        _ = try await home.task("Never")
        let page = try await home.tasks {
            $0.dueFrom = now
            $0.dueBefore = now + .milliseconds(2)
            $0.sort = .due
        }
        #expect(page.items.map(\.name) == ["0", "1"])
    }

    @Test("By status", arguments: Engine.available)
    func byStatus(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.task("Open")
        try await home.complete(home.task("Done"), by: home.mia)
        #expect(try await home.tasks { $0.status = .open }.items.map(\.name) == ["Open"])
        #expect(try await home.tasks { $0.status = .completed }.items.map(\.name) == ["Done"])
    }

    @Test("Mine are those by my name, for my role and for everyone", arguments: Engine.available)
    func mine(engine: Engine) async throws {
        let home = try await Home(engine)
        try await fill(home)
        let mine = try await home.tasks(for: home.mia) { $0.assignee = .reaches(home.mia) }
        #expect(Set(mine.items.map(\.name)) == ["Mia's", "Children's", "Everyone's"])
    }

    @Test("A parent who asks for a child's tasks gets the child's, not the parents'", arguments: Engine.available)
    func childs(engine: Engine) async throws {
        let home = try await Home(engine)
        try await fill(home)
        let page = try await home.tasks(for: home.anna) { $0.assignee = .reaches(home.mia) }
        #expect(Set(page.items.map(\.name)) == ["Mia's", "Children's", "Everyone's"])
    }

    @Test("By one member's name, and by role", arguments: Engine.available)
    func byAssignee(engine: Engine) async throws {
        let home = try await Home(engine)
        try await fill(home)
        #expect(try await home.tasks { $0.assignee = .member(home.mia) }.items.map(\.name) == ["Mia's"])
        #expect(try await home.tasks { $0.assignee = .role(.parent) }.items.map(\.name) == ["Parents'"])
    }

    @Test("Another family's tasks are never among them", arguments: Engine.available)
    func otherFamily(engine: Engine) async throws {
        let home = try await Home(engine)
        let theirs = home.neighbours
        let draft = TaskDraft(name: "Theirs")
        _ = try await home.services.tasks.create(draft, in: theirs.id, by: Caller(theirs.zoe))
        #expect(try await home.tasks().items.isEmpty)
    }

    @Test("Search looks in name and description, whatever the case", arguments: Engine.available)
    func search(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.task("Wash the DISHES")
        let described = TaskDraft(name: "Kitchen", description: "all the dishes, please")
        _ = try await home.services.tasks.create(described, in: home.id, by: Caller(home.anna))
        _ = try await home.task("Homework")
        let found = try await home.tasks { $0.text = "Dishes" }
        #expect(Set(found.items.map(\.name)) == ["Wash the DISHES", "Kitchen"])
    }

    @Test(
        "Search knows the case of every language's letters",
        arguments: Engine.available,
        [("École", "école"), ("école", "ÉCOLE"), ("Übung", "übung"), ("ЗАДАЧА", "задача"), ("ΣΠΙΤΙ", "σπιτι")]
    )
    func searchLetters(engine: Engine, pair: (name: String, text: String)) async throws {
        let home = try await Home(engine)
        _ = try await home.task(pair.name)
        #expect(try await home.tasks { $0.text = pair.text }.items.map(\.name) == [pair.name])
        #expect(try await home.tasks { $0.text = pair.name }.items.map(\.name) == [pair.name])
    }

    @Test("Search takes %, _ and \\ as they are", arguments: Engine.available)
    func wildcards(engine: Engine) async throws {
        let home = try await Home(engine)
        for name in ["100%", "1000", "a_b", "axb", #"c\d"#, "cd"] { _ = try await home.task(name) }
        #expect(try await home.tasks { $0.text = "100%" }.items.map(\.name) == ["100%"])
        #expect(try await home.tasks { $0.text = "a_b" }.items.map(\.name) == ["a_b"])
        #expect(try await home.tasks { $0.text = #"c\d"# }.items.map(\.name) == [#"c\d"#])
        #expect(try await home.tasks { $0.text = "%" }.items.map(\.name) == ["100%"])
    }

    @Test("Search refuses a text longer than any name", arguments: Engine.available)
    func longSearch(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) {
            try await home.tasks { $0.text = String(repeating: "x", count: 60_000) }
        }
    }

    @Test("A search stays inside its family and its other filters", arguments: Engine.available)
    func searchWithFilters(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = TaskDraft(name: "Theirs", description: "dishes")
        _ = try await home.services.tasks.create(draft, in: home.neighbours.id, by: Caller(home.neighbours.zoe))
        try await home.complete(home.task("Done dishes"), by: home.anna)
        _ = try await home.task("Open dishes")
        let found = try await home.tasks {
            $0.text = "dishes"
            $0.status = .open
        }
        #expect(found.items.map(\.name) == ["Open dishes"])
    }

    @Test("Paging neither skips nor repeats while tasks are created", arguments: Engine.available, [true, false])
    func paging(engine: Engine, turning: Bool) async throws {
        let home = try await Home(engine)
        for number in 1...11 {
            _ = try await home.task("Old \(number)")
            if turning { home.clock.tick() }
        }
        home.clock.tick()
        var seen: [String] = []
        var cursor: String?
        repeat {
            let page = try await home.tasks { [cursor] in
                $0.limit = 3
                $0.cursor = cursor
            }
            seen += page.items.map(\.name)
            cursor = page.nextCursor
            _ = try await home.task("New")
        } while cursor != nil
        #expect(seen.count == 11)
        #expect(Set(seen) == Set((1...11).map { "Old \($0)" }))
    }

    @Test("Paging by due date goes through equal dates and none", arguments: Engine.available)
    func pagingByDue(engine: Engine) async throws {
        let home = try await Home(engine)
        let due = home.clock.now
        for number in 1...4 { _ = try await home.task("Due \(number)", due: due) }
        for number in 1...4 { _ = try await home.task("Never \(number)") }
        var seen: [String] = []
        var cursor: String?
        repeat {
            let page = try await home.tasks { [cursor] in
                $0.sort = .due
                $0.limit = 3
                $0.cursor = cursor
            }
            seen += page.items.map(\.name)
            cursor = page.nextCursor
        } while cursor != nil
        #expect(seen.count == 8)
        #expect(Set(seen.prefix(4)) == Set((1...4).map { "Due \($0)" }))
        #expect(Set(seen).count == 8)
    }

    @Test("The last page has no cursor, also when it is full", arguments: Engine.available)
    func lastPage(engine: Engine) async throws {
        let home = try await Home(engine)
        for _ in 1...3 { _ = try await home.task() }
        #expect(try await home.tasks { $0.limit = 3 }.nextCursor == nil)
        #expect(try await home.tasks { $0.limit = 2 }.nextCursor != nil)
    }

    @Test(
        "A cursor that isn't of this list is invalid",
        arguments: Engine.available,
        [
            "", "x", "due.1", "created.x.y", "due.5.0190a5b2-0000-7000-8000-000000000000", "created.1.' OR 1=1 --",
            "..", "a.b.c.d",
        ]
    )
    func foreignCursor(engine: Engine, cursor: String) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) { try await home.tasks { $0.cursor = cursor } }
    }

    @Test("A limit is from 1 to 100", arguments: Engine.available, [Int.min, -1, 0, 101, Int.max])
    func limits(engine: Engine, limit: Int) async throws {
        let home = try await Home(engine)
        await #expect(throws: Invalid.self) { try await home.tasks { $0.limit = limit } }
    }

    @Test("The tabs count what their lists hold", arguments: Engine.available)
    func summary(engine: Engine) async throws {
        let home = try await Home(engine)
        try await fill(home)
        try await home.complete(home.task("Done", for: .member(home.mia)), by: home.mia)
        let summary = try await home.services.database.view(of: home.id, for: home.mia) { try $0.taskSummary() }
        #expect([summary.mine, summary.all, summary.open, summary.completed] == [3, 6, 5, 1])
    }

    private func fill(_ home: Home) async throws {
        _ = try await home.task("Mia's", for: .member(home.mia))
        _ = try await home.task("Tom's", for: .member(home.tom))
        _ = try await home.task("Children's", for: .role(.child))
        _ = try await home.task("Parents'", for: .role(.parent))
        _ = try await home.task("Everyone's")
    }
}
