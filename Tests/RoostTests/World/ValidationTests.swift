import Roost
import RoostTestSupport
import Testing

@Suite("Fields")
struct ValidationTests {
    @Test("A task's name has 1 to 200 characters and no line breaks", arguments: BadText.line(most: 200))
    func taskName(bad: BadText) {
        expect([bad.field("name")]) { _ = try TaskDraft(name: bad.text).checked() }
        var edit = TaskEdit()
        edit.name = bad.text
        expect([bad.field("name")]) { [edit] in try edit.check() }
    }

    @Test("A reward's name has 1 to 100 characters and no line breaks", arguments: BadText.line(most: 100))
    func rewardName(bad: BadText) {
        expect([bad.field("name")]) { _ = try RewardDraft(name: bad.text, karmaCost: 1).checked() }
        var edit = RewardEdit()
        edit.name = bad.text
        expect([bad.field("name")]) { [edit] in try edit.check() }
    }

    @Test("A family's name has 1 to 100 characters and no line breaks", arguments: BadText.line(most: 100))
    func familyName(bad: BadText) {
        expect([bad.field("name")]) { _ = try FamilyDraft(name: bad.text, timezone: "Europe/Amsterdam").checked() }
    }

    @Test("A person's name has 1 to 100 characters and no line breaks", arguments: BadText.line(most: 100))
    func personName(bad: BadText) {
        expect([bad.field("name")]) {
            _ = try Registration(email: "a@b.example", password: "12345678", name: bad.text).checked()
        }
    }

    @Test("A description has its limit and no control characters but line breaks and tabs")
    func descriptions() throws {
        let most = [2000, 500, 500]
        let checks: [(String) throws -> String?] = [
            { try TaskDraft(name: "x", description: $0).checked().description },
            { try RewardDraft(name: "x", description: $0, karmaCost: 1).checked().description },
            {
                try KarmaGrant(to: World.system.newID(at: Timestamp(milliseconds: 0)), amount: 1, description: $0)
                    .checked().description
            },
        ]
        for (most, check) in zip(most, checks) {
            #expect(try check(String(repeating: "é", count: most))?.count == most)
            #expect(throws: Invalid.self) { try check(String(repeating: "é", count: most + 1)) }
            #expect(throws: Invalid.self) { try check("a\u{0}b") }
            #expect(throws: Invalid.self) { try check("a\u{1B}[31mb") }
            #expect(try check(" one\n\ttwo\r\n ") == "one\n\ttwo")
            #expect(try check(" \n ") == nil)
            #expect(try check("\u{200B}") == nil)
        }
    }

    @Test("Names of any script and emoji are taken as they are")
    func scripts() throws {
        let names = [
            "Élodie", "李小龍", "محمد", "נועה", "Ольга", "ชื่อ", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "O'Brien", "<b>Mia</b>",
            "Robert'); DROP TABLE task;--",
            "$1 $2", "a\\b", "100%", "\u{202B}abc\u{202C}", "e\u{301}",
        ]
        for name in names {
            #expect(try TaskDraft(name: "  \(name)\u{A0}").checked().name == name)
        }
    }

    @Test("What a reader counts as one character counts as one")
    func characters() throws {
        let families = String(repeating: "👨‍👩‍👧‍👦", count: 200)
        #expect(try TaskDraft(name: families).checked().name == families)
        let zalgo = "a" + String(repeating: "\u{301}", count: 100_000)
        #expect(throws: Invalid.self) { try TaskDraft(name: zalgo).checked() }
    }

    @Test("Names of any script survive the database", arguments: Engine.available)
    func stored(engine: Engine) async throws {
        let home = try await Home(engine)
        for name in ["محمد", "👨‍👩‍👧‍👦", "e\u{301}", "é", "a\\b", "$1", "'", "\"", "\u{FEFF}x"] {
            let task = try await home.task(name)
            #expect(try await Array(home.now(task).name.utf8) == Array(task.name.utf8))
        }
    }

    @Test("A task's karma is from 1 to 1,000", arguments: [Int.min, -1, 0, 1001, Int.max])
    func karma(amount: Int) {
        expect(["karma out_of_range"]) { _ = try TaskDraft(name: "x", karma: amount).checked() }
        var edit = TaskEdit()
        edit.karma = .set(amount)
        expect(["karma out_of_range"]) { [edit] in try edit.check() }
    }

    @Test("A reward costs from 1 to 100,000", arguments: [Int.min, -1, 0, 100_001, Int.max])
    func cost(amount: Int) {
        expect(["karmaCost out_of_range"]) { _ = try RewardDraft(name: "x", karmaCost: amount).checked() }
        expect(["limitPerMember out_of_range"]) {
            _ = try RewardDraft(name: "x", karmaCost: 1, limitPerMember: amount).checked()
        }
        var edit = RewardEdit()
        edit.karmaCost = amount
        expect(["karmaCost out_of_range"]) { [edit] in try edit.check() }
    }

    @Test("The limits themselves are inside")
    func limits() throws {
        #expect(try TaskDraft(name: "x", karma: 1000).checked().karma == 1000)
        #expect(try RewardDraft(name: "x", karmaCost: 100_000).checked().karmaCost == 100_000)
        let name = String(repeating: "x", count: 200)
        #expect(try TaskDraft(name: name).checked().name == name)
    }

    @Test("A reward's emoji is one character")
    func rewardEmoji() {
        for text in ["🍦🍦", " ", "\u{200B}", "\n", "\u{7}"] {
            #expect(throws: Invalid.self) { try RewardDraft(name: "x", karmaCost: 1, emoji: text).checked() }
        }
    }

    @Test("An email has something before and behind one @")
    func email() {
        let texts = ["", " ", "mia", "@", "mia@", "@home", "a@b@c", "m ia@home", "mia@ho\u{0}me", "mia@h\u{2028}ome"]
        for text in texts {
            let error = #expect(throws: Invalid.self) {
                try Registration(email: text, password: "12345678", name: "Mia").checked()
            }
            #expect(error?.fields.map(\.field) == ["email"])
            #expect(Registration.normalised(text) == nil)
        }
        #expect(Registration.normalised(" MIA@Home.example ") == "mia@home.example")
    }

    @Test("A password has 8 to 200 characters", arguments: [0, 7, 201])
    func password(length: Int) {
        let password = String(repeating: "é", count: length)
        expect(["password length"]) {
            _ = try Registration(email: "a@b.example", password: password, name: "Mia").checked()
        }
    }

    @Test("A password is kept as it is, white space and all")
    func passwordAsItIs() throws {
        let password = "  eight  \n"
        let checked = try Registration(email: "A@b.example", password: password, name: "Mia").checked()
        #expect(checked.credentials == .password(password, email: "a@b.example"))
    }

    @Test(
        "A PIN has 4 to 8 digits",
        arguments: ["", "123", "123456789", "12 4", "１２３４", "12345a", "-123", "1234\u{301}"]
    )
    func pin(text: String) {
        expect(["pin invalid"]) { _ = try Registration(.pin(text), name: "Mia").checked() }
    }

    @Test("A time zone is one of IANA's")
    func timezone() {
        let texts = [
            "", "Mars/Olympus", "../../etc/passwd", "Europe/Amsterdam\u{0}", "Europe", "Europe/Amsterdam ", "Zürich",
            String(repeating: "x", count: 65),
        ]
        for text in texts {
            expect(["timezone invalid"]) { _ = try FamilyDraft(name: "x", timezone: text).checked() }
        }
        for name in [
            "Europe/Amsterdam", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "Etc/GMT+5", "UTC",
        ] {
            #expect(throws: Never.self) { try FamilyDraft(name: "x", timezone: name).checked() }
        }
    }

    @Test("A language is one Roost speaks", arguments: ["", "de", "EN", "en-GB"])
    func language(text: String) {
        expect(["language invalid"]) {
            _ = try FamilyDraft(name: "x", timezone: "Europe/Amsterdam", language: text).checked()
        }
    }

    @Test("All failing fields are told at once")
    func together() {
        var registration = Registration(email: "x", password: "1", name: " ")
        registration.birthdate = "2026-02-30"
        registration.language = "xx"
        registration.emoji = "ab"
        let error = #expect(throws: Invalid.self) { try registration.checked() }
        #expect(
            error.map { Set($0.fields.map(\.field)) } == [
                "email", "password", "name", "birthdate", "language", "emoji",
            ]
        )
    }

    private func expect(
        _ fields: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
        _ check: () throws -> Void
    ) {
        let error = #expect(throws: Invalid.self, sourceLocation: sourceLocation) { try check() }
        #expect(error?.fields.map { "\($0.field) \($0.code)" } == fields, sourceLocation: sourceLocation)
    }
}

/// A text that no single-line field takes, and why.
struct BadText: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let testDescription: String

    func field(_ name: String) -> String { "\(name) \(code)" }

    static func line(most: Int) -> [BadText] {
        [
            BadText(text: "", code: "required", testDescription: "nothing"),
            BadText(text: " \t\n\u{A0}\u{3000}", code: "required", testDescription: "white space"),
            BadText(text: "\u{200B}\u{2060}\u{FEFF}", code: "required", testDescription: "zero width"),
            BadText(text: "\u{3164}", code: "required", testDescription: "a filler"),
            BadText(text: String(repeating: "x", count: most + 1), code: "too_long", testDescription: "one too many"),
            BadText(text: "a\nb", code: "invalid_characters", testDescription: "a line break"),
            BadText(text: "a\u{2028}b", code: "invalid_characters", testDescription: "a line separator"),
            BadText(text: "a\u{0}b", code: "invalid_characters", testDescription: "NUL"),
            BadText(text: "a\u{1B}[2Jb", code: "invalid_characters", testDescription: "an escape"),
            BadText(text: "a\u{85}b", code: "invalid_characters", testDescription: "next line"),
            BadText(text: "a\u{7F}b", code: "invalid_characters", testDescription: "delete"),
        ]
    }
}
