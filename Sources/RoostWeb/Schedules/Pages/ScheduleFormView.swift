import Roost

/// The fields of a schedule's form: what `schedules/form` shows.
struct ScheduleFormView: Sendable {
    private let fields: FormBody
    private let viewer: Viewer

    /// A form with what was typed, or what the schedule is.
    init(_ fields: FormBody, for viewer: Viewer) {
        self.fields = fields
        self.viewer = viewer
    }

    var values: Values {
        [
            "name": fields["name"],
            "description": fields["description"],
            "karmaValue": fields["karma"],
            "startDate": fields["startDate"],
            "timeOfDay": fields["timeOfDay"],
            "interval": fields["interval"],
            "frequencies": frequencies,
            "weekdays": weekdays,
            "monthDays": fields["monthDays"],
            "positions": positions,
            "isUntil": fields["ends"] == "until",
            "isCount": fields["ends"] == "count",
            "until": fields["until"],
            "count": fields["count"],
            "assignees": assignees,
            "people": people,
            "isKeep": fields["unfinished"] == "keep",
        ]
    }

    private var frequencies: [Values] {
        [Recurrence.Frequency.daily, .weekly, .monthly, .yearly].map { unit in
            let label = words("schedules.unit.\(unit.rawValue)")
            return choice(value: unit.rawValue, label: label, chosen: fields["frequency"])
        }
    }

    /// The family's week.
    private var weekdays: [Values] {
        let first = Weekday.allCases.firstIndex(of: viewer.family.firstDayOfWeek) ?? 0
        return (Weekday.allCases[first...] + Weekday.allCases[..<first]).map { day in
            let label = words.dates.weekday(day).sentenceCased
            return [
                "value": day.rawValue, "label": label, "short": String(label.prefix(2)),
                "isSelected": fields.has("weekday-\(day.rawValue)"),
            ]
        }
    }

    private var positions: [Values] {
        let chosen = fields["position"]
        var all = [("", words("schedules.every_one")), ("1", words("schedules.the_first"))]
        all += (2...4).map { (String($0), words("schedules.the_nth", ["nth": words.language.ordinal($0)])) }
        all.append(("-1", words("schedules.the_nth", ["nth": words.language.ordinal(fromEnd: 1)])))
        if !all.contains(where: { $0.0 == chosen }) {
            all.append((chosen, words("schedules.number", ["number": chosen])))
        }
        return all.map { choice(value: $0, label: $1, chosen: chosen) }
    }

    private var assignees: [Values] {
        let chosen = fields.text("assignee") ?? "everyone"
        var all: [Assignment] = [.everyone, .role(.child), .role(.parent)]
        all += viewer.roster.members.map { .member($0.id) }
        // Somebody who left may still stand in a schedule.
        if let now = Assignment(formValue: chosen), !all.contains(now) { all.append(now) }
        return all.map { choice(value: $0.formValue, label: viewer.label(of: $0), chosen: chosen) }
            + [choice(value: "rotation", label: words("schedules.taking_turns"), chosen: chosen)]
    }

    /// Everybody, with the turn each has.
    private var people: [Values] {
        let members = viewer.roster.members
        let chosen = members.map { fields["turn-\($0.id.text)"] }
        // Of a rotation from which somebody has left, the last have higher numbers than there are people.
        let numbers = 1...max(1, members.count, chosen.compactMap { Int($0) }.filter { $0 <= 100 }.max() ?? 1)
        return zip(members, chosen).map { member, chosen in
            let turns = numbers.map { choice(value: String($0), label: words.language.ordinal($0), chosen: chosen) }
            return viewer.person(member).merging(["turns": turns])
        }
    }

    private var words: Words { viewer.words }

    private func choice(value: String, label: String, chosen: String) -> Values {
        ["value": value, "label": label, "isSelected": value == chosen]
    }
}
