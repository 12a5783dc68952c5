import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Tasks over HTTP")
struct TaskRoutesTests {
    @Test("a new task is 201, with where it is")
    func create() async throws {
        let house = try await House()
        let body = #"""
            {"name":" Dishes ","description":"All","dueAt":"2026-04-01T18:00:00+02:00","karma":5,
            "assignment":{"type":"role","role":"child"}}
            """#
        let answer = try await house.anna.post("\(house.path)/tasks", body)
        #expect(answer.status == .created)
        let task: FamilyTask = try answer.value()
        #expect(task.name == "Dishes")
        #expect(task.assignment == .role(.child))
        #expect(try answer.object["dueAt"] as? String == "2026-04-01T16:00:00.000Z")
        #expect(answer.headers[.location] == "\(house.path)/tasks/\(task.id)")
        #expect(try await house.mia.get("\(house.path)/tasks/\(task.id)").value() == task)
    }

    @Test("PATCH leaves what isn't named, clears by null, sets the rest")
    func patch() async throws {
        let house = try await House()
        let task = try await house.home.task(karma: 5, due: house.home.clock.now)
        let path = "\(house.path)/tasks/\(task.id)"
        let edited: FamilyTask = try await house.anna.patch(path, #"{"dueAt":null,"description":"Soon"}"#).value()
        #expect(edited.dueAt == nil)
        #expect(edited.description == "Soon")
        #expect(edited.karma == 5)
        #expect(edited.name == task.name)
        #expect(try await house.anna.patch(path, #"{"name":null}"#).failingFields == ["name"])
    }

    @Test("If-Match with an old version is 412; nonsense in it is 400")
    func ifMatch() async throws {
        let house = try await House()
        let task = try await house.home.task()
        let path = "\(house.path)/tasks/\(task.id)"
        #expect(try await house.anna.with(.ifMatch, "\"1\"").patch(path, #"{"name":"B"}"#).status == .ok)
        let stale = try await house.ben.with(.ifMatch, "1").patch(path, #"{"name":"C"}"#)
        #expect(stale.status == .preconditionFailed)
        #expect(try stale.code == "changed_meanwhile")
        #expect(try await house.ben.with(.ifMatch, "*").patch(path, #"{"name":"C"}"#).status == .ok)
        #expect(try await house.ben.with(.ifMatch, "new").patch(path, #"{"name":"C"}"#).status == .badRequest)
    }

    @Test("the second completion is 409 with the task as it is")
    func secondCompletion() async throws {
        let house = try await House()
        let task = try await house.home.task(karma: 5)
        let path = "\(house.path)/tasks/\(task.id)/completion"
        #expect(try await house.mia.post(path).status == .ok)
        let second = try await house.tom.post(path)
        #expect(second.status == .conflict)
        #expect(try second.code == "already_completed")
        let told = try #require(try second.object["task"] as? [String: Any])
        #expect(told["completedBy"] as? String == house.home.mia.text)
        #expect(try await house.home.balance(of: house.home.mia) == 5)
        #expect(try await house.home.balance(of: house.home.tom) == 0)
    }

    @Test("twenty completions at once pay once")
    func completionRace() async throws {
        let house = try await House()
        let task = try await house.home.task(karma: 5)
        let path = "\(house.path)/tasks/\(task.id)/completion"
        let answers = await Race.run(20) { try await ($0.isMultiple(of: 2) ? house.mia : house.tom).post(path).status }
        #expect(answers.count { $0.success == .ok } == 1)
        #expect(answers.count { $0.success == .conflict } == 19)
        let karma = try await [house.home.mia, house.home.tom].asyncSum { try await house.home.balance(of: $0) }
        #expect(karma == 5)
    }

    @Test("DELETE of a completion reopens the task and takes its karma back")
    func reopen() async throws {
        let house = try await House()
        let task = try await house.home.task(karma: 5)
        try await house.home.complete(task, by: house.home.mia)
        let answer = try await house.mia.delete("\(house.path)/tasks/\(task.id)/completion")
        #expect(try answer.value(FamilyTask.self).status == .open)
        #expect(try await house.home.balance(of: house.home.mia) == 0)
        #expect(try await house.anna.delete("\(house.path)/tasks/\(task.id)/completion").code == "not_completed")
    }

    @Test("a child takes what is for everyone, and gives nothing to others")
    func taking() async throws {
        let house = try await House()
        let task = try await house.home.task()
        let path = "\(house.path)/tasks/\(task.id)/assignment"
        let other = #"{"type":"member","memberId":"\#(house.home.tom)"}"#
        let own = #"{"type":"member","memberId":"\#(house.home.mia)"}"#
        #expect(try await house.mia.put(path, other).code == "assigning_is_for_parents")
        #expect(try await house.mia.put(path, own).value(FamilyTask.self).assignment == .member(house.home.mia))
        #expect(try await house.tom.put(path, #"{"type":"somebody"}"#).failingFields == ["type"])
        #expect(try await house.tom.put(path, "{}").failingFields == ["type"])
    }

    @Test("a deleted task is 204, then 404")
    func delete() async throws {
        let house = try await House()
        let path = "\(house.path)/tasks/\(try await house.home.task().id)"
        let answer = try await house.anna.delete(path)
        #expect(answer.status == .noContent)
        #expect(answer.bytes.isEmpty)
        #expect(try await house.anna.delete(path).code == "task_not_found")
    }

    @Test("lists filter by status, assignee, due range and text, and page without skipping what is new")
    func lists() async throws {
        let house = try await House()
        let start = house.home.clock.now
        for number in 1...5 {
            house.home.clock.tick()
            _ = try await house.home.task("Task \(number)", due: start + .seconds(number * 3600))
        }
        _ = try await house.home.task("100% of Tom's", for: .member(house.home.tom))
        func names(_ query: String) async throws -> [String] {
            let items = try await house.mia.get("\(house.path)/tasks?\(query)").object["items"] as? [[String: Any]]
            return try #require(items).compactMap { $0["name"] as? String }
        }
        #expect(try await names("text=100%25+of") == ["100% of Tom's"])
        #expect(try await names("assignee=\(house.home.tom)") == ["100% of Tom's"])
        #expect(try await names("assignee=me&sort=due").count == 5)
        #expect(try await names("status=completed").isEmpty)
        let from = (start + .seconds(2 * 3600)).iso8601
        let before = (start + .seconds(4 * 3600)).iso8601
        #expect(try await names("sort=due&dueFrom=\(from)&dueBefore=\(before)") == ["Task 2", "Task 3"])
        let first = try await house.mia.get("\(house.path)/tasks?sort=due&limit=2")
        let cursor = try #require(try first.object["nextCursor"] as? String)
        #expect(try await names("sort=due&limit=2&cursor=\(cursor)") == ["Task 3", "Task 4"])
        let wrong = try await house.mia.get("\(house.path)/tasks?sort=created&cursor=\(cursor)")
        #expect(try wrong.failingFields == ["cursor"])
        let bad = try await house.mia.get("\(house.path)/tasks?status=x&assignee=x&dueFrom=x&sort=x&limit=x")
        #expect(Set(try bad.failingFields) == ["status", "assignee", "dueFrom", "sort", "limit"])
    }

    @Test("the summary counts each tab")
    func summary() async throws {
        let house = try await House()
        _ = try await house.home.task()
        let summary = try await house.mia.get("\(house.path)/tasks/summary").value(TaskSummary.self)
        #expect(
            summary
                == (try await house.home.services.database.view(of: house.home.id, for: house.home.mia) {
                    try $0.taskSummary()
                })
        )
        #expect(summary.mine == 1)
    }

    @Test("the Idempotency-Key comes back as the cause of the events")
    func cause() async throws {
        let house = try await House()
        _ = try await house.anna.with(.idempotency, "tap-1").post("\(house.path)/tasks", #"{"name":"A"}"#)
        let id = house.home.id
        let events = try await house.home.services.database.read {
            try EventLog.events(of: id, after: 0, limit: 100, in: $0)
        }
        #expect(events.last?.cause == "tap-1")
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncSum(_ value: (Element) async throws -> Int) async rethrows -> Int {
        var sum = 0
        for element in self { sum += try await value(element) }
        return sum
    }
}
