import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Pages")
struct PageTests {
    @Test("Every page is there for a parent and for a child")
    func everyPage() async throws {
        let visit = try await Visit()
        try await visit.filled()
        for path in try await visit.paths() {
            for browser in [visit.anna, visit.mia] {
                let answer = try await browser.get(path)
                #expect(answer.status == .ok, "\(path)")
                #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
                #expect(answer.headers[.vary]?.contains("Roost-Region") == true)
                #expect(answer.text.contains("</html>"), "\(path)")
                #expect(answer.text.contains("data-region=\"layout/status\""), "\(path)")
                #expect(!answer.text.contains("{{"), "\(path)")
                #expect(!answer.text.contains("Optional("), "\(path)")
            }
        }
    }

    @Test("A page without anything on it yet is there too")
    func emptyFamily() async throws {
        let visit = try await Visit()
        for path in ["", "/tasks", "/tasks?tab=done", "/rewards", "/rewards/new", "/karma", "/activity", "/family"] {
            #expect(try await visit.anna.get(visit.base + path).status == .ok, "\(path)")
        }
    }

    @Test("Before one is signed in there are sign-in and get-started")
    func doors() async throws {
        let visit = try await Visit()
        for path in ["/sign-in", "/get-started"] {
            let answer = try await visit.nobody.get(path)
            #expect(answer.status == .ok)
            #expect(!answer.text.contains("data-user="))
        }
    }

    @Test("No page has style or script inside, nor handlers on elements")
    func strictPolicy() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let reward = try await visit.home.reward()
        let pages = try await visit.paths() + ["\(visit.base)/rewards/\(reward.id)/edit", "\(visit.base)/nothing"]
        for path in pages + ["/get-started"] {
            let html = try await visit.anna.get(path).text
            #expect(html.firstMatch(of: /<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:/) == nil, "\(path)")
            for script in html.matches(of: /<script([^>]*)>(.*?)<\/script>/) {
                #expect(script.1.contains("src=\"/assets/"))
                #expect(script.2.isEmpty)
            }
        }
    }

    @Test("What people write is text, never HTML")
    func escaping() async throws {
        let visit = try await Visit()
        let evil = "<script>alert(1)</script>\"'&"
        let task = try await visit.home.task(evil, for: .member(visit.home.mia))
        _ = try await visit.home.pendingClaim(evil, cost: 5)
        try await visit.home.grant(1, to: visit.home.mia, evil)
        let draft = FamilyDraft(name: evil, timezone: "Europe/Amsterdam")
        _ = try await visit.home.services.families.update(
            visit.home.id,
            to: FamilyEdit(name: draft.name, timezone: draft.timezone),
            by: Caller(visit.home.anna)
        )
        for path in try await visit.paths() + ["\(visit.base)/tasks/\(task.id)"] {
            let html = try await visit.anna.get(path).text
            #expect(!html.contains("<script>alert"), "\(path)")
            #expect(html.contains("&lt;script&gt;alert(1)"), "\(path)")
        }
    }

    @Test("The body carries who looks, and the offset the page was rendered at")
    func bodyData() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let html = try await visit.mia.get(visit.base).text
        let head = try await visit.home.head()
        #expect(
            html.contains("data-user=\"\(visit.home.mia)\" data-family=\"\(visit.home.id)\" data-offset=\"\(head)\"")
        )
        #expect(html.contains("data-role=\"child\""))
        #expect(try await visit.anna.get(visit.base).text.contains("data-role=\"parent\""))
    }

    @Test("A child gets none of the parents' controls")
    func childControls() async throws {
        let visit = try await Visit()
        try await visit.filled()
        for path in try await visit.paths() {
            let html = try await visit.mia.get(path).text
            for control in [
                "/approval\"", "/rejection\"", "/karma/grants", "/members\" data-live", "/role\"", "/rewards/new",
                "/edit\"",
                "name=\"karma\"",
            ] {
                #expect(!html.contains(control), "\(path) has \(control)")
            }
        }
        #expect(try await visit.mia.get("\(visit.base)/rewards/new").status == .forbidden)
        let parents = try await visit.anna.get("\(visit.base)").text
        #expect(parents.contains("/approval\""))
    }

    @Test("Who isn't signed in is sent to sign in, and back")
    func signInFirst() async throws {
        let visit = try await Visit()
        let answer = try await visit.nobody.get("\(visit.base)/tasks?tab=all")
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/sign-in?next=\(visit.base)/tasks%3Ftab%3Dall")
        #expect(try await visit.nobody.regions("tasks/list", of: "\(visit.base)/tasks").status == .unauthorized)
    }

    @Test("Somebody else's family is a page that says so, and so is what isn't there")
    func problems() async throws {
        let visit = try await Visit()
        let stranger = try await visit.stranger.get(visit.base)
        #expect(stranger.status == .forbidden)
        #expect(stranger.text.contains("You are not in this family."))
        #expect(try await visit.anna.get("\(visit.base)/tasks/\(visit.home.id)").status == .notFound)
        #expect(try await visit.anna.get("\(visit.base)/tasks/17").status == .badRequest)
        #expect(try await visit.anna.get("\(visit.base)/nothing").status == .notFound)
        #expect(try await visit.anna.get("/families/x").text.contains("</html>"))
    }

    @Test("Around what went wrong a member has their own family's navigation, and nobody else has one")
    func aroundProblems() async throws {
        let visit = try await Visit()
        let theirs = "/families/\(visit.home.neighbours.id)"
        let shell = ["data-family=\"\(visit.home.id)\"", "href=\"\(visit.base)/tasks\"", "id=\"status\""]
        let mine = ["/tasks/\(visit.home.id)", "/rewards/new", "/nothing"].map { visit.base + $0 }
        for path in mine + [theirs, "/nothing"] {
            let html = try await visit.mia.get(path).text
            for part in shell { #expect(html.contains(part), "\(path) has no \(part)") }
            #expect(!html.contains("aria-current"))
            #expect(try await !visit.stranger.get(path).text.contains("id=\"status\""))
        }
        #expect(try await !visit.nobody.get("/nothing").text.contains("id=\"status\""))
        #expect(try await !visit.mia.regions("layout/status", of: theirs).text.contains("<nav"))
    }

    @Test("The front door leads to one's family, else to where one gets one")
    func front() async throws {
        let visit = try await Visit()
        #expect(try await visit.anna.get("/").headers[.location] == visit.base)
        #expect(try await visit.nobody.get("/").headers[.location] == "/sign-in")
        #expect(try await visit.stranger.get("/").headers[.location] == "/new-family")
    }

    @Test("Another child's wish is a plain task to a child")
    func othersWishes() async throws {
        let visit = try await Visit()
        _ = try await visit.home.pendingClaim("Secret", cost: 5)
        try await visit.home.grant(9, to: visit.home.tom)
        let tom = Browser(
            try Client(visit.home.services),
            token: try await visit.home.signIn(visit.home.tom).token.text
        )
        let html = try await tom.get("\(visit.base)/tasks?tab=all").text
        #expect(html.contains("Provide Secret"))
        #expect(!html.contains("data-claim="))
    }

    @Test("A reward's picture is told to the family under the page's address")
    func picture() async throws {
        let visit = try await Visit()
        let reward = try await visit.home.reward()
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2]
        let path = "\(visit.base)/rewards/\(reward.id)/image"
        let head =
            "--xyz\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
        let body = Array(head.utf8) + png + Array("\r\n--xyz--\r\n".utf8)
        let sent = try await visit.anna.send(path, body, type: "multipart/form-data; boundary=xyz")
        #expect(sent.status == .seeOther)
        #expect(sent.headers[.location] == "\(visit.base)/rewards/\(reward.id)/edit")
        let image = try await visit.mia.get(path)
        #expect(image.bytes == png)
        #expect(image.headers[.contentType] == "image/png")
        #expect(try await visit.mia.get("\(visit.base)/rewards").text.contains("\(path)?v=2"))
        #expect(try await visit.stranger.get(path).status == .forbidden)
    }
}
