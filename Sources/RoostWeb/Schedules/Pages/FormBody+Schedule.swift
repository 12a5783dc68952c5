import Roost

extension FormBody {
    /// A schedule as its form has it in a language, before anybody types.
    init(_ draft: ScheduleDraft, in language: Language) {
        var fields = [
            "name": draft.name,
            "description": draft.description ?? "",
            "karma": draft.karma.map(String.init) ?? "",
            "startDate": draft.startDate.description,
            "timeOfDay": draft.timeOfDay?.description ?? "",
            "unfinished": draft.unfinished.rawValue,
        ]
        fields.merge(Self.fields(of: draft.assignment)) { $1 }
        fields.merge(Self.fields(of: draft.recurrence, in: language)) { $1 }
        self.init(fields)
    }

    private static func fields(of assignment: ScheduleAssignment) -> [String: String] {
        switch assignment {
        case .always(let assignment): return ["assignee": assignment.formValue]
        case .rotation(let members):
            let turns = members.enumerated().map { ("turn-\($0.element.text)", String($0.offset + 1)) }
            return Dictionary(turns + [("assignee", "rotation")]) { first, _ in first }
        }
    }

    private static func fields(of rule: Recurrence, in language: Language) -> [String: String] {
        var fields = [
            "frequency": rule.frequency.rawValue,
            "interval": String(rule.interval),
            "monthDays": (rule.monthDays ?? []).map { $0 == -1 ? language.ordinal(fromEnd: 1) : String($0) }.joined(
                separator: ", "
            ),
            "position": (rule.setPositions ?? []).map(String.init).joined(separator: ","),
            "ends": rule.until != nil ? "until" : rule.count != nil ? "count" : "never",
            "until": rule.until?.description ?? "",
            "count": rule.count.map(String.init) ?? "",
        ]
        for day in rule.weekdays ?? [] { fields["weekday-\(day.rawValue)"] = "on" }
        return fields
    }
}
