import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("What pages say is so, and what was typed stays")
struct TruthTests {
    @Test(
        "A number in a chat's address that no chat has is no fault",
        arguments: [
            "after=\(Int.min)", "from=\(Int.max)", "from=\(Int.min)", "before=\(Int.min)", "from=1&through=\(Int.min)",
        ]
    )
    func numbers(query: String) async throws {
        let visit = try await Visit()
        let chat = try await visit.home.group("Holidays", of: [visit.home.mia])
        try await visit.home.say("Hello", in: chat, by: visit.home.anna)
        #expect(try await visit.mia.get("\(visit.base)/chats/\(chat.id)?\(query)").status == .ok)
        #expect(
            try await visit.mia.regions("chats/messages", of: "\(visit.base)/chats/\(chat.id)?\(query)").status == .ok
        )
    }

    @Test("What was written with a picture that is none stays in its field")
    func refusedPicture() async throws {
        let visit = try await Visit()
        let chat = try await visit.home.group("Holidays", of: [visit.home.mia])
        let part = "--xyz\r\nContent-Disposition: form-data; name="
        let body =
            "\(part)\"clientId\"\r\n\r\npage-1\r\n\(part)\"body\"\r\n\r\nLook & see\r\n"
            + "\(part)\"image\"; filename=\"a.heic\"\r\nContent-Type: image/heic\r\n\r\nno picture\r\n--xyz--\r\n"
        let path = "\(visit.base)/chats/\(chat.id)/messages"
        let answer = try await visit.mia.send(path, Array(body.utf8), type: "multipart/form-data; boundary=xyz")
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("A picture is a PNG, JPEG, GIF or WebP file."))
        #expect(answer.text.contains(">Look &amp; see</textarea>"))
    }

    @Test("Who changed the same thing too late sees what is there now, and may save all the same")
    func secondTry() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Dishes")
        let path = "\(visit.base)/tasks/\(task.id)"
        try await visit.home.edit(task, by: visit.home.ben) { $0.name = "Pans" }
        func save(_ version: Int) async throws -> Answer {
            try await visit.anna.submit(path, ["name": "Plates", "assignee": "everyone", "version": String(version)])
        }
        let late = try await save(task.version)
        #expect(late.status == .preconditionFailed)
        #expect(late.text.contains("value=\"Plates\"") && late.text.contains("<a href=\"\(path)\" target=\"_blank\">"))
        #expect(late.text.contains("name=\"version\" value=\"\(task.version + 1)\""))
        #expect(try await save(task.version + 1).status == .seeOther)
        #expect(try await visit.home.now(task).name == "Plates")
    }

    @Test("In a rotation from which somebody has left, each of the others keeps their turn")
    func rotation() async throws {
        let visit = try await Visit()
        let home = visit.home
        let schedule = try await home.schedule(for: .rotation([home.anna, home.ben, home.mia, home.tom]))
        try await home.remove(home.ben, by: home.anna)
        let page = try await visit.anna.get("\(visit.base)/schedules/\(schedule.id)").text
        let turns = page.matches(of: /<option value="(\d+)" selected>/).compactMap { Int($0.1) }
        #expect(turns.contains(4), "Tom's turn would be lost by saving: \(turns)")
    }

    @Test("Those done last are listed first, however long ago they were made")
    func doneLast() async throws {
        let visit = try await Visit()
        let home = visit.home
        let old = try await home.task("Clean the attic")
        for number in 1...5 { try await home.complete(home.task("Task \(number)"), by: home.mia) }
        home.clock.advance(by: .seconds(60))
        try await home.complete(old, by: home.mia)
        func done(after cursor: String?) async throws -> Page<FamilyTask> {
            try await home.tasks {
                $0.status = .completed
                $0.sort = .completed
                $0.limit = 2
                $0.cursor = cursor
            }
        }
        var (names, cursor) = ([] as [String], nil as String?)
        repeat {
            let page = try await done(after: cursor)
            names += page.items.map(\.name)
            cursor = page.nextCursor
        } while cursor != nil
        #expect(names.first == "Clean the attic" && Set(names).count == 6 && names.count == 6)
        let list = try await visit.mia.get("\(visit.base)/tasks?tab=done").text
        let (first, other) = (list.firstRange(of: "Clean the attic"), list.firstRange(of: "Task 5"))
        #expect(try #require(first).lowerBound < (try #require(other)).lowerBound)
    }

    @Test("What somebody did who has left stays under their name; what a deleted account did doesn't")
    func names() async throws {
        let visit = try await Visit()
        let home = visit.home
        try await home.complete(home.task("Rake leaves"), by: home.ben)
        try await home.grant(3, to: home.mia, "Kind", by: home.ben)
        let film = try await home.pendingClaim("Film", cost: 5)
        try await home.approve(film)
        try await home.remove(home.ben, by: home.ben)
        #expect(try await visit.anna.get("\(visit.base)/tasks?tab=done").text.contains("Ben, "))
        #expect(try await visit.anna.get("\(visit.base)/karma").text.contains("Given by Ben"))
        let wish = try await home.pendingClaim("Pizza", cost: 5)
        try await home.services.accounts.delete(by: Caller(home.mia))
        #expect(try await home.now(wish).reason == "Left the family.")
        for page in ["tasks?tab=done", "tasks?tab=all", "activity"] {
            let text = try await visit.anna.get("\(visit.base)/\(page)").text
            #expect(!text.contains("Mia"), "\(page) still names her")
        }
    }

    @Test("Activity speaks the reader's language, and tells an approval once")
    func activity() async throws {
        let visit = try await Visit()
        try await visit.home.speaks("nl", visit.home.anna)
        try await visit.home.approve(visit.home.pendingClaim("IJsje", cost: 5))
        _ = try await visit.home.pendingClaim("Film", cost: 5)
        try await visit.home.remove(visit.home.mia, by: visit.home.mia)
        let text = try await visit.anna.get("\(visit.base)/activity").text
        #expect(!text.contains("Provide") && !text.contains("Left the family"))
        #expect(text.contains("Is niet meer in het gezin."))
    }

    @Test("Who rejects a wish on its own page goes on to the tasks, not to a page that is gone")
    func rejectedOnItsPage() async throws {
        let visit = try await Visit()
        let claim = try await visit.home.pendingClaim()
        let page = "http://roost.test\(visit.base)/tasks/\(claim.approvalTaskId)"
        let answer = try await visit.anna.with(.referer, page)
            .submit("\(visit.base)/claims/\(claim.id)/rejection", ["reason": "Not today"])
        #expect(answer.headers[.location] == "\(visit.base)/tasks")
    }

    @Test("An approval can be taken back where it stands, and the wish waits again")
    func takenBack() async throws {
        let visit = try await Visit()
        let claim = try await visit.home.pendingClaim()
        let path = "\(visit.base)/claims/\(claim.id)/approval"
        #expect(try await visit.anna.submit(path).status == .seeOther)
        let undo = "\(visit.base)/tasks/\(claim.approvalTaskId)/completion/removal"
        #expect(try await visit.anna.get("\(visit.base)/tasks?tab=done").text.contains("action=\"\(undo)\""))
        #expect(try await !visit.mia.get("\(visit.base)/tasks?tab=done").text.contains("action=\"\(undo)\""))
        #expect(try await visit.mia.submit("\(path)/removal").status == .forbidden)
        #expect(try await visit.stranger.submit("\(path)/removal").status == .forbidden)
        #expect(try await visit.anna.submit("\(path)/removal").status == .seeOther)
        #expect(try await visit.home.now(claim).status == .pending)
        #expect(try await visit.home.findings().isEmpty)
    }

    @Test("Nobody pays another price than the sheet has told")
    func price() async throws {
        let visit = try await Visit()
        let film = try await visit.home.reward("Film", cost: 40)
        try await visit.home.grant(100, to: visit.home.mia, "Kind")
        let (sheet, path) = ("\(visit.base)/rewards/\(film.id)/claim", "\(visit.base)/rewards/\(film.id)/claims")
        #expect(try await visit.mia.get(sheet).text.contains("name=\"cost\" value=\"40\""))
        try await visit.home.edit(film) { $0.karmaCost = 90 }
        let refused = try await visit.mia.submit(path, ["cost": "40"])
        #expect(refused.status == .conflict && refused.text.contains("This costs 90 karma now."))
        #expect(refused.text.contains("name=\"cost\" value=\"90\""))
        #expect(try await visit.home.available(of: visit.home.mia) == 100)
        #expect(try await visit.mia.submit(path, ["cost": "90"]).status == .seeOther)
        // Ten are left, and one wish waits: nothing more would be set aside.
        #expect(try await !visit.mia.get(sheet).text.contains("set aside until"))
    }

    @Test("A missed task is over: nobody can change it any more")
    func missed() async throws {
        let visit = try await Visit()
        let schedule = try await visit.home.schedule()
        try await visit.home.live(until: "2026-03-31T12:00:00.000Z")
        let task = try #require(try await visit.home.made(by: schedule).first { $0.status == .expired })
        let path = "\(visit.base)/tasks/\(task.id)"
        #expect(try await !visit.anna.get(path).text.contains("id=\"task-edit\""))
        let fields: KeyValuePairs = ["name": "Later", "assignee": "everyone", "version": String(task.version)]
        #expect(try await visit.anna.submit(path, fields).status == .conflict)
    }

    @Test(
        "A day stays that day when the family's clocks are others",
        arguments: ["Pacific/Auckland", "America/Los_Angeles"]
    )
    func zone(zone: String) async throws {
        let home = try await Home()
        let (here, there) = (FamilyClock(timezone: "Europe/Amsterdam"), FamilyClock(timezone: zone))
        let day = try #require(CalendarDate("2026-04-01"))
        let whole = try await home.task("That day", due: here.end(of: day))
        let timed = try await home.task("At noon", due: here.instant(on: day, at: try #require(TimeOfDay("12:00"))))
        _ = try await home.services.families.update(home.id, to: FamilyEdit(timezone: zone), by: Caller(home.anna))
        #expect(try await home.now(whole).dueAt == there.end(of: day))
        #expect(try await home.now(timed).dueAt == timed.dueAt)
    }

    @Test("A paused rule says so, and a change is compared with what it would do")
    func paused() async throws {
        let visit = try await Visit()
        let schedule = try await visit.home.schedule()
        let path = "\(visit.base)/schedules/\(schedule.id)"
        #expect(try await !visit.anna.get(path).text.contains("Paused: nothing comes"))
        #expect(try await visit.anna.submit("\(path)/pause").status == .seeOther)
        #expect(try await visit.anna.get(path).text.contains("Paused: nothing comes until it goes on."))
        let same =
            "name=Dishes&interval=1&frequency=daily&startDate=2026-03-29&timeOfDay=08:00&ends=never&assignee=everyone&unfinished=expire"
        let preview = try await visit.anna.regions("schedules/preview", of: "\(path)?\(same)").text
        #expect(preview.contains("The coming days stay as they are.") && !preview.contains("Comes as well"))
    }

    @Test("A double tap makes one family, also for who has none yet")
    func oneFamily() async throws {
        let visit = try await Visit()
        let page = try await visit.stranger.get("/new-family").text
        let once = try #require(page.firstMatch(of: /name="once" value="([0-9a-f]{16})"/)).1
        let fields: KeyValuePairs = ["name": "Finch", "timezone": "Europe/Amsterdam", "once": String(once)]
        let first = try await visit.stranger.submit("/new-family", fields)
        let second = try await visit.stranger.submit("/new-family", fields)
        #expect(first.status == .seeOther && second.headers[.location] == first.headers[.location])
        #expect(try await visit.home.services.families.all(of: visit.home.stranger).count == 1)
    }

    @Test("A sign-in lasts on with each page, also for browsers that don't say what a request is for")
    func renewed() async throws {
        let visit = try await Visit()
        #expect(try await visit.mia.get("\(visit.base)/tasks").headers[.setCookie]?.hasPrefix("roost_session=") == true)
        #expect(try await visit.mia.script.get("\(visit.base)/tasks").headers[.setCookie] == nil)
        let picture = HTTPField.Name("Sec-Fetch-Dest")!
        #expect(try await visit.mia.with(picture, "image").get("\(visit.base)/tasks").headers[.setCookie] == nil)
    }

    @Test("Who takes an invite has joined, by themselves")
    func joined() async throws {
        let visit = try await Visit()
        let (_, token) = try await visit.home.invite()
        _ = try await visit.home.accept(token, by: visit.home.stranger)
        let text = try await visit.anna.get("\(visit.base)/activity").text
        #expect(text.contains("Sid joined the family") && !text.contains("added Sid"))
    }
}
