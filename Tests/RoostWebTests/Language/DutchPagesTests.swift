import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Every page in Dutch")
struct DutchPagesTests {
    /// English that Dutch pages may have: words that are Dutch too, and what the family is called.
    private static let allowed: Set = ["Open", "Karma", "Chats", "Chat", "Live", "Link", "Home", "The Finches"]
    private let english: [EnglishText]

    init() throws {
        let catalogue = try Catalogue(assets: nil)
        english = catalogue[.english].flatMap { key, phrase in
            let dutch = catalogue[.dutch][key]?.told ?? []
            return phrase.told.filter { !dutch.contains($0) && !Self.allowed.contains($0) }.map { EnglishText($0, key) }
        }
    }

    @Test("No page of a family has English left for who reads Dutch, a parent or a child")
    func family() async throws {
        let visit = try await Visit()
        try await visit.filled()
        _ = try await visit.home.kid("Ida Finch", pin: "2468")
        let schedule = try await visit.home.schedule("Vuilnis")
        _ = try await visit.home.invite()
        let parents = [
            "/schedules", "/schedules/new", "/schedules/\(schedule.id)", "/rewards/new", "/family/settings", "/invites",
        ]
        try await visit.home.read(.dutch, visit.home.anna, visit.home.mia)
        for (browser, more) in [(visit.anna, parents), (visit.mia, [])] {
            let base = visit.base
            for path in try await visit.paths() + more.map({ base + $0 }) {
                let answer = try await browser.get(path)
                guard answer.status != .forbidden, answer.status != .notFound else { continue }
                #expect(answer.status == .ok, "\(path)")
                try check(answer, path)
            }
        }
    }

    @Test("Empty pages are Dutch too")
    func empty() async throws {
        let visit = try await Visit()
        try await visit.home.read(.dutch, visit.home.anna, visit.home.mia)
        for browser in [visit.anna, visit.mia] {
            for path in ["", "/tasks", "/tasks?tab=done", "/rewards", "/karma", "/activity", "/chats", "/schedules"] {
                try check(try await browser.get(visit.base + path), path)
            }
        }
    }

    @Test("Refusals on a page are Dutch, on each form")
    func refusals() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let base = visit.base
        try await visit.home.read(.dutch, visit.home.anna)
        let forms: [(String, KeyValuePairs<String, String>)] = [
            ("/tasks", ["name": " ", "dueTime": "25:00", "karma": "x"]), ("/rewards", ["name": "", "karmaCost": "0"]),
            ("/karma/grants", ["amount": "0"]), ("/schedules", ["name": "", "frequency": "x"]),
            ("/members", ["name": "Ida", "role": "child", "pin": "1"]), ("/chats/groups", ["title": ""]),
            ("/settings/password", ["currentPassword": "x", "newPassword": "y"]), ("/profile", ["name": ""]),
            ("/family/settings", ["name": "", "timezone": "Mars/Base", "quietFrom": "21:00"]),
            ("/family/removal", ["name": "x"]), ("/settings/account/removal", ["confirmation": "x"]),
        ]
        for (path, fields) in forms {
            let answer = try await visit.anna.submit(base + path, fields)
            #expect((400..<500).contains(answer.status.code), "\(path)")
            try check(answer, path)
        }
    }

    @Test("Doors are Dutch as the browser wants it, with what goes wrong there")
    func doors() async throws {
        let visit = try await Visit()
        let ida = try await visit.home.kid("Ida Finch", pin: "2468")
        let token = try await visit.home.invite().token.text
        let nobody = visit.nobody.with(.acceptLanguage, "nl-NL,nl;q=0.9,en;q=0.8")
        let device = nobody.with(.cookie, "roost_family=\(try await visit.home.code().text)")
        let paths = [
            "/sign-in", "/get-started", "/sign-in/kids", "/offline", "/invites/\(token)", "/invites/\(token)/account",
            "/invites/x", "/nowhere", "/sign-in/kids?familyCode=x",
        ]
        for path in paths { try check(try await nobody.get(path), path) }
        for path in ["/sign-in/kids", "/sign-in/kids?memberId=\(ida)"] { try check(try await device.get(path), path) }
        try check(try await device.submit("/sign-in/kids", ["memberId": ida.text, "pin": "1111"]), "a wrong PIN")
        try check(try await nobody.submit("/sign-in", ["email": "x@x.example", "password": "x"]), "a wrong password")
        try check(try await nobody.submit("/get-started", ["email": "x", "timezone": "x"]), "/get-started")
        let stranger = visit.stranger.with(.acceptLanguage, "nl")
        try check(try await visit.nobody.with(.acceptLanguage, "nl").get("/nowhere"), "/nowhere")
        #expect(try await stranger.get(visit.base).text.contains("You are not in this family."))
    }

    /// Looks for English texts of the catalogue in what people read of a page.
    private func check(_ answer: Answer, _ place: String) throws {
        try #require(answer.text.firstMatch(of: /<html lang="nl"/) != nil, "\(place)")
        let read = Self.read(answer.text)
        let (all, words) = (Set(read), Set(read.flatMap { $0.split(separator: " ") }))
        let left = english.filter { english in
            guard english.isSentence else { return all.contains(english.text) }
            return english.words.isSubset(of: words) && read.contains { $0.contains(english.text) }
        }
        #expect(left.map { "\($0.key): \($0.text)" } == [], "\(place)")
    }

    /// The texts of a page, and those of its attributes.
    private static func read(_ html: String) -> [String] {
        let body = html.replacing(/<(script|style)[\s\S]*?<\/\1>/, with: "")
        let texts = body.replacing(/<[^>]*>/, with: "\n").split(separator: "\n").map { $0.bare }
        let attributes = body.matches(of: /(?:aria-label|title|placeholder|alt|data-toast[a-z-]*)="([^"]*)"/)
        return (texts + attributes.map { String($0.1).bare }).filter { !$0.isEmpty }
    }
}

/// A text, or what of it stands between its arguments.
private struct EnglishText {
    let text: String
    let key: String
    /// All but the first and the last, which may have something next to them.
    let words: Set<Substring>

    init(_ text: String, _ key: String) {
        self.text = text
        self.key = key
        words = Set(text.split(separator: " ").dropFirst().dropLast())
    }

    /// Whether it is long enough to be looked for inside another text.
    var isSentence: Bool { text.contains(" ") && text.count > 8 }
}

extension Phrase {
    /// Its words between the arguments, of all forms.
    fileprivate var told: [String] {
        let marks = Dictionary(arguments.map { ($0, "\u{1}") }) { first, _ in first }
        return (forms.isEmpty ? [.other] : PluralForm.allCases.filter(forms.contains)).compactMap { text(in: $0) }
            .flatMap { $0.filled(marks).split(separator: "\u{1}").map(\.bare).filter { $0.count > 1 } }
    }
}

extension Home {
    /// From now on these read that language.
    func read(_ language: Language, _ users: User.ID...) async throws {
        for user in users {
            var edit = ProfileEdit()
            edit.language = language.rawValue
            _ = try await services.accounts.changeProfile(edit, by: Caller(user))
        }
    }
}

extension StringProtocol {
    /// Without space around it.
    fileprivate var bare: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
