import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Schedules over HTTP")
struct ScheduleRoutesTests {
    private static let rule = #""startDate":"2026-03-29","recurrence":{"frequency":"daily"}"#

    @Test("are made, read, changed, paused, skipped and deleted by a parent, and by nobody else")
    func life() async throws {
        let house = try await House()
        let path = house.path + "/schedules"
        let made = try await house.anna.post(path, #"{"name":"Cat",\#(Self.rule),"timeOfDay":"08:00"}"#)
        #expect(made.status == .created, "\(made.text)")
        let id = try #require(try made.object["id"] as? String)
        let one = path + "/" + id
        #expect(try await house.anna.get(one).object["name"] as? String == "Cat")
        #expect(try await house.anna.get(path).text.contains(id))
        #expect(try await house.anna.patch(one, #"{"karma":5}"#).object["karma"] as? Int == 5)
        #expect(try await house.anna.with(.ifMatch, "1").patch(one, #"{"karma":6}"#).status == .preconditionFailed)
        #expect(try await house.anna.put(one + "/pause").object["pausedAt"] != nil)
        #expect(try await house.anna.delete(one + "/pause").object["pausedAt"] == nil)
        let skipped = try await house.anna.post(one + "/skips", #"{"date":"2026-03-30"}"#)
        #expect(try skipped.object["skips"] as? [String] == ["2026-03-30"])
        #expect(try await house.anna.post(one + "/skips", #"{"date":"2026-03-29"}"#).code == "already_made")
        #expect(try await house.anna.post(one + "/skips", #"{"date":"2026-03-01"}"#).code == "not_an_occurrence")
        for asked in [try await house.mia.get(one), try await house.mia.get(path), try await house.mia.delete(one)] {
            #expect(try asked.code == "parents_only")
        }
        #expect(try await house.anna.delete(one + "?openTasks=perhaps").failingFields == ["openTasks"])
        #expect(try await house.anna.delete(one + "?openTasks=delete").status == .noContent)
        #expect(try await house.anna.get(one).code == "schedule_not_found")
    }

    @Test("are previewed before they are saved, 20 tasks ahead")
    func preview() async throws {
        let house = try await House()
        let answer = try await house.anna.post(house.path + "/schedules/preview", #"{"name":"Cat",\#(Self.rule)}"#)
        let preview = try answer.value(SchedulePreview.self)
        #expect(preview.items.count == 20)
        #expect(preview.difference == nil)
        #expect(try await house.anna.get(house.path + "/schedules").object["items"] as? [String] == [])
    }

    static let long = String(repeating: "x", count: 3000)
    static let bad: [(String, String)] = [
        (#"{"name":1,\#(rule)}"#, "name"), (#"{"name":null,\#(rule)}"#, "name"), (#"{"name":"",\#(rule)}"#, "name"),
        (#"{"name":"\#(long)",\#(rule)}"#, "name"), (#"{"name":"a\u0007",\#(rule)}"#, "name"),
        (#"{"name":"A","description":"\#(long)",\#(rule)}"#, "description"),
        (#"{"name":"A","description":[],\#(rule)}"#, "description"),
        (#"{"name":"A","karma":0,\#(rule)}"#, "karma"), (#"{"name":"A","karma":1001,\#(rule)}"#, "karma"),
        (#"{"name":"A","karma":"5",\#(rule)}"#, "karma"),
        (#"{"name":"A","assignment":"mia",\#(rule)}"#, "assignment"),
        (#"{"name":"A","assignment":{"type":"rotation"},\#(rule)}"#, "assignment.memberIds"),
        (#"{"name":"A","assignment":{"type":"rotation","memberIds":[]},\#(rule)}"#, "assignment.memberIds"),
        (#"{"name":"A","assignment":{"type":"rotation","memberIds":["x"]},\#(rule)}"#, "assignment.memberIds"),
        (#"{"name":"A","timeOfDay":"24:00",\#(rule)}"#, "timeOfDay"),
        (#"{"name":"A","timeOfDay":8,\#(rule)}"#, "timeOfDay"),
        (#"{"name":"A","unfinished":"burn",\#(rule)}"#, "unfinished"),
        (#"{"name":"A","unfinished":null,\#(rule)}"#, "unfinished"),
        (#"{"name":"A","recurrence":{"frequency":"daily"}}"#, "startDate"),
        (#"{"name":"A","startDate":"2026-02-30","recurrence":{"frequency":"daily"}}"#, "startDate"),
        (#"{"name":"A","startDate":"1999-12-31","recurrence":{"frequency":"daily"}}"#, "startDate"),
        (#"{"name":"A","startDate":"2100-01-01","recurrence":{"frequency":"daily"}}"#, "startDate"),
        (#"{"name":"A","startDate":"2026-03-29"}"#, "recurrence"),
        (#"{"name":"A","startDate":"2026-03-29","recurrence":null}"#, "recurrence"),
        (#"{"name":"A","startDate":"2026-03-29","recurrence":{}}"#, "recurrence.frequency"),
        (recurring(#""frequency":"hourly""#), "recurrence.frequency"),
        (recurring(#""frequency":"daily","interval":0"#), "recurrence.interval"),
        (recurring(#""frequency":"daily","interval":100"#), "recurrence.interval"),
        (recurring(#""frequency":"daily","interval":null"#), "recurrence.interval"),
        (recurring(#""frequency":"weekly","weekdays":[]"#), "recurrence.weekdays"),
        (recurring(#""frequency":"weekly","weekdays":["XX"]"#), "recurrence.weekdays"),
        (recurring(#""frequency":"weekly","weekdays":["MO","MO"]"#), "recurrence.weekdays"),
        (recurring(#""frequency":"weekly","monthDays":[1]"#), "recurrence.monthDays"),
        (recurring(#""frequency":"monthly","monthDays":[0]"#), "recurrence.monthDays"),
        (recurring(#""frequency":"monthly","monthDays":[32]"#), "recurrence.monthDays"),
        (recurring(#""frequency":"monthly","monthDays":[-9223372036854775808]"#), "recurrence.monthDays"),
        (recurring(#""frequency":"monthly","setPositions":[1]"#), "recurrence.setPositions"),
        (recurring(#""frequency":"weekly","weekdays":["MO"],"setPositions":[1]"#), "recurrence.setPositions"),
        (recurring(#""frequency":"monthly","weekdays":["MO"],"setPositions":[367]"#), "recurrence.setPositions"),
        (recurring(#""frequency":"daily","count":0"#), "recurrence.count"),
        (recurring(#""frequency":"daily","count":1001"#), "recurrence.count"),
        (recurring(#""frequency":"daily","until":"2026-03-28""#), "recurrence.until"),
        (recurring(#""frequency":"daily","until":"2026-04-28","count":2"#), "recurrence.until"),
        (recurring(#""frequency":"monthly","weekdays":["MO"],"setPositions":[6]"#), "recurrence"),
    ]

    @Test("that can't be are refused with the field named, and nothing is stored", arguments: bad)
    func refusal(body: String, field: String) async throws {
        let house = try await House()
        for path in ["/schedules", "/schedules/preview"] {
            let answer = try await house.anna.post(house.path + path, body)
            #expect(answer.status == .badRequest)
            #expect(try answer.failingFields == [field], "\(body)")
        }
        #expect(try await house.anna.get(house.path + "/schedules").object["items"] as? [String] == [])
    }

    private static func recurring(_ parts: String) -> String {
        #"{"name":"A","startDate":"2026-03-29","recurrence":{\#(parts)}}"#
    }
}
