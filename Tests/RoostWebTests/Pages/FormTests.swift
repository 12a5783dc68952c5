import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Forms")
struct FormTests {
    @Test("A form of a browser leads back to the page")
    func redirect() async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = ["name": "Mow the lawn", "karma": "7", "assignee": "role:child"]
        let answer = try await visit.anna.submit("\(visit.base)/tasks", fields)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "\(visit.base)/tasks")
        let task = try await visit.home.tasks().items[0]
        #expect(task.name == "Mow the lawn")
        #expect(task.karma == 7)
        #expect(task.assignment == .role(.child))
    }

    @Test("A form leads back to the page it was sent from, when that is one of this family's")
    func referer() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task()
        let path = "\(visit.base)/tasks/\(task.id)/completion"
        let home = visit.mia.with(.referer, "http://roost.test\(visit.base)?x=1")
        #expect(try await home.submit(path).headers[.location] == "\(visit.base)?x=1")
        let elsewhere = visit.anna.with(.referer, "http://evil.test\(visit.base)")
        #expect(try await elsewhere.submit("\(path)/removal").headers[.location] == "\(visit.base)/tasks")
        // A browser stands at the form's own address after a refusal.
        let refused = visit.anna.with(.referer, "http://roost.test\(path)")
        #expect(try await refused.submit(path).headers[.location] == "\(visit.base)/tasks")
    }

    @Test("A form's own address, opened as a page, leads to the page it belongs to")
    func opened() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task()
        for (address, page) in [
            ("/tasks/\(task.id)/completion", "\(visit.base)/tasks/\(task.id)"),
            ("/karma/grants", "\(visit.base)/karma"),
            ("/settings/password", "\(visit.base)/settings"), ("/code", visit.base),
        ] {
            let answer = try await visit.anna.get(visit.base + address)
            #expect(answer.status == .seeOther && answer.headers[.location] == page, "\(address)")
        }
        let alone = try await visit.anna.get("/account/settings/password")
        #expect(alone.headers[.location] == "/account/settings")
        #expect(try await visit.nobody.get("/sign-out").headers[.location] == "/")
        // Programs are told.
        #expect(try await visit.anna.script.get("\(visit.base)/karma/grants").status == .methodNotAllowed)
    }

    @Test("A form of a script is answered 204, or with the problem")
    func script() async throws {
        let visit = try await Visit()
        #expect(try await visit.anna.script.submit("\(visit.base)/tasks", ["name": "Dishes"]).status == .noContent)
        let refused = try await visit.anna.script.submit(
            "\(visit.base)/tasks",
            ["name": " ", "karma": "x", "dueTime": "9"]
        )
        #expect(refused.status == .badRequest)
        #expect(try refused.failingFields.sorted() == ["dueTime", "karma", "name"])
        #expect(refused.headers[.contentType] == "application/problem+json")
    }

    @Test("A script without a sign-in is told 401")
    func scriptSignedOut() async throws {
        let visit = try await Visit()
        #expect(try await visit.nobody.script.submit("\(visit.base)/tasks", ["name": "x"]).status == .unauthorized)
    }

    @Test("A refused form is the page again, with what was typed and what was wrong")
    func typedIsKept() async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = [
            "name": "Walk \"Rex\"", "karma": "5000", "dueDate": "2026-04-01", "dueTime": "17:30",
            "description": "twice",
        ]
        let answer = try await visit.anna.submit("\(visit.base)/tasks", fields)
        #expect(answer.status == .badRequest)
        for text in ["Walk &quot;Rex&quot;", "value=\"5000\"", "value=\"2026-04-01\"", "value=\"17:30\"", ">twice<"] {
            #expect(answer.text.contains(text), "\(text)")
        }
        #expect(answer.text.contains("data-error-for=\"karma\">Choose a whole number from 1 to 1000.<"))
        #expect(answer.text.contains("role=\"alert\""))
        #expect(answer.text.contains("quick-add-more\" open"))
    }

    @Test("A refused button is the page it stands on again, with the reason at the top")
    func refusedButton() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Dishes", for: .member(visit.home.tom))
        let home = visit.mia.with(.referer, "http://roost.test\(visit.base)")
        let answer = try await home.submit("\(visit.base)/tasks/\(task.id)/completion")
        #expect(answer.status == .forbidden)
        #expect(answer.text.contains("This task is for somebody else."))
        #expect(answer.text.contains("id=\"home-today\""))
    }

    @Test("A refusal about what isn't there any more is a problem page")
    func gone() async throws {
        let visit = try await Visit()
        let answer = try await visit.anna.submit("\(visit.base)/tasks/\(visit.home.id)", ["name": "x"])
        #expect(answer.status == .notFound)
        #expect(answer.text.contains("This task is not here any more."))
    }

    @Test("An edit changes what the form has, and keeps what it hasn't")
    func edit() async throws {
        let visit = try await Visit()
        let due = visit.home.clock.now + .milliseconds(1_234)
        let task = try await visit.home.task("Dishes", for: .member(visit.home.mia), karma: 5, due: due, by: nil)
        let path = "\(visit.base)/tasks/\(task.id)"
        #expect(try await visit.anna.get(path).text.contains("value=\"08:30\""))
        let fields: KeyValuePairs = ["name": "Pans", "dueDate": "2026-03-29", "dueTime": "08:30", "version": "1"]
        #expect(try await visit.anna.submit(path, fields).status == .seeOther)
        let edited = try await visit.home.now(task)
        #expect(edited.name == "Pans")
        #expect(edited.karma == 5)
        #expect(edited.dueAt == due)
        #expect(edited.assignment == .member(visit.home.mia))
    }

    @Test("An edit of an old version is refused")
    func oldVersion() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task()
        try await visit.home.edit(task, by: visit.home.ben) { $0.name = "Pots" }
        let answer = try await visit.anna.submit("\(visit.base)/tasks/\(task.id)", ["name": "Pans", "version": "1"])
        #expect(answer.status == .preconditionFailed)
        #expect(answer.text.contains("value=\"Pans\""))
    }

    @Test("A due date is a time on the family's clocks")
    func dueDate() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/tasks"
        #expect(
            try await visit.anna.submit(path, ["name": "A", "dueDate": "2026-07-01", "dueTime": "08:00"]).status
                == .seeOther
        )
        #expect(try await visit.home.tasks().items[0].dueAt?.iso8601 == "2026-07-01T06:00:00.000Z")
        #expect(try await visit.anna.submit(path, ["name": "A", "dueTime": "08:00"]).status == .badRequest)
        for date in ["2026-02-30", "0001-01-01", "1582-10-10", "9999-12-31", "soon"] {
            #expect(try await visit.anna.submit(path, ["name": "A", "dueDate": date]).status == .badRequest, "\(date)")
        }
    }

    @Test("A form from another site's page is refused")
    func crossOrigin() async throws {
        let visit = try await Visit()
        let foreign = visit.anna.with(.fetchSite, "cross-site")
        #expect(try await foreign.submit("\(visit.base)/tasks", ["name": "x"]).status == .forbidden)
        #expect(try await foreign.submit("/sign-out").status == .forbidden)
        let signIn = visit.nobody.with(.fetchSite, "cross-site")
        let fields: KeyValuePairs = ["email": Home.email("Anna"), "password": Home.password]
        #expect(try await signIn.submit("/sign-in", fields).status == .forbidden)
        #expect(try await visit.home.tasks().items.isEmpty)
    }

    @Test(
        "A body that can't be read is refused and nothing more",
        arguments: ["name=%ff", "name=%zz", "name=%", "%c3%28=x"]
    )
    func unreadable(body: String) async throws {
        let visit = try await Visit()
        let type = "application/x-www-form-urlencoded"
        let answer = try await visit.anna.send("\(visit.base)/tasks", Array(body.utf8), type: type)
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("</html>"))
    }

    @Test("A body of another kind is refused, and so is one over a megabyte")
    func otherBodies() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/tasks"
        #expect(
            try await visit.anna.send(path, Array("{}".utf8), type: "application/json").status == .unsupportedMediaType
        )
        let large = Array(repeating: UInt8(ascii: "a"), count: 1_000_001)
        let type = "application/x-www-form-urlencoded"
        #expect(try await visit.anna.send(path, large, type: type).status == .contentTooLarge)
    }

    @Test("Random bytes as a form never break the server")
    func fuzz() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let alphabet = Array("%=&+af0\u{FF}".utf8)
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? alphabet.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255)
            }
            do { _ = try FormBody(bytes) } catch { #expect(error.status == .badRequest) }
        }
    }

    @Test("The Idempotency-Key of a form comes back in the event")
    func cause() async throws {
        let visit = try await Visit()
        let told = try await visit.home.told {
            _ = try await visit.anna.script.with(.idempotency, "key-1").submit("\(visit.base)/tasks", ["name": "x"])
        }
        #expect(told.allSatisfy { $0.cause == "key-1" })
        #expect(!told.isEmpty)
    }
}
