import Roost

extension JSONBody {
    /// What a client wants changed of a family.
    mutating func familyEdit() -> FamilyEdit {
        var edit = FamilyEdit(name: change("name"), timezone: change("timezone"), language: change("language"))
        edit.firstDayOfWeek = change("firstDayOfWeek")
        edit.quietHours = patch("quietHours")
        return edit
    }
}

extension QuietHours: JSONReadable {
    static var expected: String { #"Quiet hours look like {"from": "21:00", "to": "07:00"}."# }

    init?(_ value: JSONValue) {
        guard case .object(let members) = value, let from = members["from"].flatMap(TimeOfDay.init),
            let to = members["to"].flatMap(TimeOfDay.init)
        else { return nil }
        self.init(from: from, to: to)
    }
}
