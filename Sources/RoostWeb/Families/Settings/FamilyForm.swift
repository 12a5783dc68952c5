import Roost

/// Reads the forms that make a family and change one.
struct FamilyForm {
    private var reader: FormReader

    init(_ form: FormBody) {
        reader = FormReader(form)
    }

    /// The family the form makes.
    /// - Throws: `Invalid` with every failing field.
    func draft() throws(Invalid) -> FamilyDraft {
        try FamilyDraft(name: reader.form["name"], timezone: reader.form["timezone"]).checked()
    }

    /// What the form changes of a family. A field the form doesn't have stays as it is.
    /// - Throws: `Invalid` with every failing field.
    mutating func edit() throws(Invalid) -> FamilyEdit {
        var edit = FamilyEdit(
            name: reader.form["name"],
            timezone: reader.form.text("timezone"),
            language: reader.form.text("language")
        )
        edit.firstDayOfWeek = reader.value("firstDayOfWeek", "Choose a day.", Weekday.init)
        edit.quietHours = quietHours()
        return try reader.checked { () throws(Invalid) in try edit.checked() }
    }

    /// The version the form was made from.
    mutating func version() -> Int? {
        reader.number("version")
    }

    private mutating func quietHours() -> Patch<QuietHours> {
        guard reader.form.has("quietFrom") || reader.form.has("quietTo") else { return .keep }
        let from = time("quietFrom")
        let to = time("quietTo")
        switch (reader.form.text("quietFrom"), reader.form.text("quietTo")) {
        case (nil, nil): return .clear
        case (nil, _): reader.fail("quietFrom", code: "required", "From when on?")
        case (_, nil): reader.fail("quietTo", code: "required", "Until when?")
        default: break
        }
        guard let from, let to else { return .keep }
        return .set(QuietHours(from: from, to: to))
    }

    private mutating func time(_ field: String) -> TimeOfDay? {
        reader.value(field, "A time looks like 21:00.", TimeOfDay.init)
    }
}
