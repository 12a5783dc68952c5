import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Pages of schedules")
struct SchedulePageTests {
    /// What a browser sends of a form: every day at eight, for everyone, from 29 March 2026 on, which is a Sunday and today.
    private static let daily: [(String, String)] = [
        ("name", "Dishes"), ("interval", "1"), ("frequency", "daily"), ("startDate", "2026-03-29"),
        ("timeOfDay", "08:00"), ("ends", "never"), ("until", ""), ("count", ""), ("assignee", "everyone"),
        ("karma", "5"), ("unfinished", "expire"), ("description", ""), ("monthDays", ""), ("position", ""),
    ]

    private func fields(_ changes: [String: String] = [:]) -> [(String, String)] {
        let kept = Self.daily.filter { changes[$0.0] == nil }
        return kept + changes.sorted { $0.key < $1.key }
    }

    private func query(_ fields: [(String, String)]) -> String {
        "?" + fields.map { "\($0.0)=\($0.1.replacing(" ", with: "+"))" }.joined(separator: "&")
    }

    private func schedules(_ visit: Visit) async throws -> [ScheduleDetails] {
        let now = visit.home.clock.now
        return try await visit.home.services.database.view(of: visit.home.id, for: visit.home.anna) {
            try $0.schedules(at: now).items
        }
    }

    @Test("A parent makes a schedule; today's task is there at once, and leads to its rule")
    func make() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/schedules"
        #expect(try await visit.anna.get(page).text.contains("Nothing comes back yet"))
        #expect(try await visit.anna.submit(page, fields()).headers[.location] == page)
        let schedule = try #require(try await schedules(visit).first?.schedule)
        #expect(schedule.name == "Dishes" && schedule.karma == 5 && schedule.recurrence == Recurrence(.daily))
        let list = try await visit.anna.get(page).text
        #expect(list.contains("Every day at 08:00") && list.contains("Tomorrow <small>08:00</small>"))
        let task = try #require(try await visit.home.made(by: schedule).first)
        let path = "\(visit.base)/tasks/\(task.id)"
        #expect(try await visit.anna.get(path).text.contains("href=\"\(page)/\(schedule.id)\""))
        #expect(try await !visit.mia.get(path).text.contains("schedules"))
        #expect(try await visit.anna.submit("\(page)/\(schedule.id)/removal", []).headers[.location] == page)
        #expect(try await !visit.anna.get(path).text.contains("schedules/"))
    }

    @Test(
        "A form that nobody touched changes nothing, whatever the rule",
        arguments: RuleSample.all,
        Language.allCases
    )
    func lossless(sample: RuleSample, language: Language) throws {
        var draft = ScheduleDraft(
            name: "Dishes",
            description: "Hot\nwater",
            karma: 7,
            assignment: sample.assignment,
            startDate: try #require(CalendarDate("2026-03-31")),
            timeOfDay: TimeOfDay("07:05"),
            recurrence: sample.rule,
            unfinished: .keep
        )
        draft = try draft.checked()
        var form = ScheduleForm(FormBody(draft, in: language))
        #expect(try form.draft() == draft)
    }

    @Test("Rules are told in words", arguments: RuleSample.all)
    func words(sample: RuleSample) throws {
        let start = try #require(CalendarDate("2026-03-31"))
        let catalogue = try Catalogue(assets: nil)
        for (language, words) in [(Language.english, sample.words), (.dutch, sample.dutch)] {
            let told = RecurrenceWords(sample.rule, from: start, in: catalogue.words(in: language))
            #expect(told.sentence == words)
        }
    }

    @Test("The preview shows the next days and whose turn it is, and saves nothing")
    func preview() async throws {
        let visit = try await Visit()
        let turns = fields([
            "assignee": "rotation", "turn-\(visit.home.tom)": "1", "turn-\(visit.home.mia)": "2", "frequency": "weekly",
            "weekday-MO": "on", "weekday-FR": "on", "name": "",
        ])
        let path = "\(visit.base)/schedules/new\(query(turns))"
        let region = try await visit.anna.regions("schedules/preview", of: path).text
        #expect(region.contains("Every week on Monday and Friday at 08:00"))
        let days = region.matches(of: /id="occurrence-([0-9-]+)"/).map { String($0.1) }
        #expect(days.count == 20)
        #expect(days.prefix(3) == ["2026-03-30", "2026-04-03", "2026-04-06"])
        let names = region.matches(of: /data-name="([A-Za-z]+)"/).map { String($0.1) }
        #expect(names.prefix(4) == ["Tom", "Mia", "Tom", "Mia"])
        let page = try await visit.anna.get(path).text
        #expect(page.contains("value=\"MO\"") == false && page.contains("name=\"weekday-MO\" value=\"on\""))
        #expect(page.contains("Every week on Monday and Friday at 08:00"))
        #expect(try await schedules(visit).isEmpty)
    }

    @Test("The preview of a change shows what it adds, what it drops and what is another")
    func difference() async throws {
        let visit = try await Visit()
        let schedule = try await visit.home.schedule("Dishes", Recurrence(.daily))
        let path = "\(visit.base)/schedules/\(schedule.id)"
        #expect(try await !visit.anna.get(path).text.contains("class=\"difference\""))
        let same = try await visit.anna.regions("schedules/preview", of: path + query(fields())).text
        #expect(same.contains("The coming days stay as they are."))
        #expect(!same.contains("/skips"))
        let later = try await visit.anna.regions(
            "schedules/preview",
            of: path + query(fields(["interval": "2", "timeOfDay": "09:30"]))
        ).text
        #expect(later.contains("data-difference=\"removed\"") && later.contains("data-difference=\"changed\""))
        #expect(!later.contains("data-difference=\"added\""))
        #expect(try await schedules(visit).first?.schedule.version == 1)
    }

    @Test("What can't be read is told in the preview, and never breaks it")
    func previewProblems() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/schedules/new"
        for (changes, told) in [
            (["interval": "0"], "from 1 to 99"), (["interval": "99999999999999999999"], "A whole number"),
            (["startDate": ""], "Which day?"), (["startDate": "0001-01-01"], "2000 to 2099"),
            (["frequency": "hourly"], "Choose how often."), (["assignee": "rotation"], "take turns"),
            (["ends": "until"], "Which day?"), (["ends": "count", "count": "0"], "from 1 to 1000"),
            (["frequency": "monthly", "monthDays": "32"], "out of range"), (["monthDays": "x"], "Days look like"),
            (["frequency": "monthly", "monthDays": "-9223372036854775808"], "out of range"),
            (["frequency": "yearly", "position": "400"], "out of range"), (["timeOfDay": "25:00"], "A time looks"),
            (["assignee": "member:\(visit.home.stranger)"], "has left"), (["assignee": "member:x"], "Choose who"),
        ] {
            let answer = try await visit.anna.regions("schedules/preview", of: path + query(fields(changes)))
            #expect(answer.status == .ok, "\(changes)")
            #expect(answer.text.contains(told), "\(changes): \(answer.text)")
        }
        #expect(try await visit.anna.get(path + "?%ff=%zz").status == .badRequest)
        #expect(try await visit.anna.get(path + "?").status == .ok)
        #expect(try await visit.anna.get(path + "?utm=x").text.contains("Every week on Sunday"))
    }

    @Test("A refused form keeps what was typed, and tells each failing field by the form's names")
    func refused() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/schedules"
        let wrong = fields(["name": " ", "interval": "100", "assignee": "rotation", "count": "many", "ends": "count"])
        let answer = try await visit.anna.submit(page, wrong)
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("value=\"100\"") && answer.text.contains("value=\"many\""))
        #expect(answer.text.contains("value=\"rotation\" selected"))
        let told = try await visit.anna.script.submit(page, wrong)
        #expect(Set(try told.failingFields) == ["name", "interval", "assignee", "count"])
        let position = fields(["frequency": "monthly", "position": "1"])
        #expect(try await visit.anna.script.submit(page, position).failingFields == ["position"])
        #expect(try await schedules(visit).isEmpty)
    }

    @Test("A schedule is changed, paused, resumed, skipped and deleted with its open task")
    func verbs() async throws {
        let visit = try await Visit()
        let schedule = try await visit.home.schedule()
        let page = "\(visit.base)/schedules/\(schedule.id)"
        let edit = fields(["name": "Pots", "version": "1"])
        #expect(try await visit.anna.submit(page, edit).headers[.location] == "\(visit.base)/schedules")
        #expect(try await visit.anna.submit(page, edit).status == .preconditionFailed)
        #expect(try await visit.anna.submit("\(page)/pause", []).status == .seeOther)
        #expect(try await visit.anna.get("\(visit.base)/schedules").text.contains("Paused"))
        #expect(try await visit.anna.submit("\(page)/pause/removal", []).status == .seeOther)
        #expect(try await visit.anna.get(page).text.contains("action=\"\(page)/skips\""))
        let skip = try await visit.anna.submit("\(page)/skips", [("date", "2026-03-30")])
        #expect(skip.status == .seeOther)
        #expect(try await visit.anna.get("\(visit.base)/schedules").text.contains("Left out: tomorrow"))
        #expect(try await visit.anna.submit("\(page)/skips", [("date", "2026-03-29")]).status == .conflict)
        #expect(try await visit.anna.submit("\(page)/skips", [("date", "soon")]).status == .badRequest)
        #expect(try await visit.home.made(by: schedule).count == 1)
        #expect(try await visit.anna.submit("\(page)/removal", [("openTasks", "delete")]).status == .seeOther)
        #expect(try await visit.home.made(by: schedule).isEmpty)
        #expect(try await visit.anna.get(page).status == .notFound)
    }

    @Test("Schedules are parents', on every page and form")
    func parentsOnly() async throws {
        let visit = try await Visit()
        let schedule = try await visit.home.schedule()
        let page = "\(visit.base)/schedules"
        #expect(try await !visit.mia.get("\(visit.base)/tasks").text.contains(page))
        #expect(try await visit.anna.get("\(visit.base)/tasks").text.contains("href=\"\(page)\""))
        for path in [page, "\(page)/new", "\(page)/\(schedule.id)"] {
            #expect(try await visit.mia.get(path).status == .forbidden)
            #expect(try await visit.stranger.get(path).status == .forbidden)
        }
        for path in ["", "/\(schedule.id)", "/\(schedule.id)/pause", "/\(schedule.id)/removal"] {
            #expect(try await visit.mia.submit(page + path, fields()).status == .forbidden)
        }
        #expect(
            try await visit.mia.submit("\(page)/\(schedule.id)/skips", [("date", "2026-03-30")]).status == .forbidden
        )
        #expect(try await schedules(visit).map(\.schedule) == [schedule])
        #expect(try await visit.anna.get("\(page)/17").status == .badRequest)
    }

    @Test("Each part of these pages is the same alone as on its page; what people wrote is text")
    func regions() async throws {
        let visit = try await Visit()
        let evil = "<script>alert(1)</script>\"'&"
        let schedule = try await visit.home.schedule(evil)
        let page = "\(visit.base)/schedules"
        for path in [page, "\(page)/new", "\(page)/\(schedule.id)", page + "/new" + query(fields(["name": "%3Cb%3E"]))]
        {
            let html = try await visit.anna.get(path).unnamed
            #expect(!html.contains("<script>alert") && !html.contains("<b>") && !html.contains("{{"))
            #expect(html.firstMatch(of: /<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:/) == nil)
            let names = html.matches(of: /data-region="([^"]+)"/).map { String($0.1) }
            #expect(names.count >= 3)
            for name in names {
                let region = try await visit.anna.regions(name, of: path).text
                #expect(html.contains(region.trimmed), "\(name) of \(path)")
            }
        }
    }
}

/// A rule, with what it is called.
struct RuleSample: Sendable, CustomTestStringConvertible {
    let words: String
    let dutch: String
    let rule: Recurrence
    var assignment = ScheduleAssignment.always(.everyone)

    var testDescription: String { words }

    private init(
        _ words: String,
        _ dutch: String,
        _ frequency: Recurrence.Frequency,
        _ change: (inout Recurrence) -> Void = { _ in }
    ) {
        var rule = Recurrence(frequency)
        change(&rule)
        self.words = words
        self.dutch = dutch
        self.rule = rule
    }

    static let all: [RuleSample] = {
        var samples = [
            RuleSample("Every day", "Elke dag", .daily),
            RuleSample(
                "Every 3 days that is a Monday or Sunday",
                "Elke 3 dagen, als het een maandag of zondag is",
                .daily
            ) {
                $0.interval = 3
                $0.weekdays = [.monday, .sunday]
            },
            RuleSample("Every week on Tuesday", "Elke week op dinsdag", .weekly) { $0.count = 10 },
            RuleSample(
                "Every second week on Monday, Wednesday and Friday",
                "Om de week op maandag, woensdag en vrijdag",
                .weekly
            ) {
                $0.interval = 2
                $0.weekdays = [.monday, .wednesday, .friday]
            },
            RuleSample("Every month on the 31st", "Elke maand op de 31e", .monthly) {
                $0.until = CalendarDate("2027-01-01")
            },
            RuleSample(
                "Every month on the 1st, the 22nd and the last day",
                "Elke maand op de 1e, de 22e en de laatste dag",
                .monthly
            ) { $0.monthDays = [1, 22, -1] },
            RuleSample("Every month on the last Friday", "Elke maand op de laatste vrijdag", .monthly) {
                $0.weekdays = [.friday]
                $0.setPositions = [-1]
            },
            RuleSample(
                "Every month on the 1st and 3rd Monday or Tuesday",
                "Elke maand op de 1e en 3e maandag of dinsdag",
                .monthly
            ) {
                $0.weekdays = [.monday, .tuesday]
                $0.setPositions = [1, 3]
            },
            RuleSample(
                "Every month on the 13th if it is a Friday",
                "Elke maand op de 13e als dat een vrijdag is",
                .monthly
            ) {
                $0.weekdays = [.friday]
                $0.monthDays = [13]
            },
            RuleSample("Every year on 31 March", "Elk jaar op 31 maart", .yearly),
            RuleSample("Every month on the 24th", "Elke maand op de 24e", .yearly) { $0.monthDays = [24] },
            RuleSample("Every second year, every week on Monday", "Om het jaar, elke week op maandag", .yearly) {
                $0.interval = 2
                $0.weekdays = [.monday]
            },
            RuleSample(
                "Every year on the 2nd last Thursday of the year",
                "Elk jaar op de op één na laatste donderdag van het jaar",
                .yearly
            ) {
                $0.weekdays = [.thursday]
                $0.setPositions = [-2]
            },
        ]
        let people = (1...3).compactMap { User.ID("01890000-0000-7000-8000-00000000000\($0)") }
        samples[0].assignment = .rotation([people[1], people[0], people[2]])
        samples[1].assignment = .always(.member(people[0]))
        samples[2].assignment = .always(.role(.child))
        return samples
    }()
}
