import Roost

/// Reads a reward's form.
struct RewardForm {
    private var reader: FormReader

    init(_ form: FormBody) {
        reader = FormReader(form)
    }

    /// The reward the form makes.
    /// - Throws: `Invalid` with every failing field.
    mutating func draft() throws(Invalid) -> RewardDraft {
        let draft = RewardDraft(
            name: reader.form["name"],
            description: reader.form.text("description"),
            karmaCost: reader.required("karmaCost", or: 1),
            emoji: reader.form.text("emoji"),
            stock: reader.number("stock"),
            limitPerMember: reader.number("limitPerMember")
        )
        return try reader.checked { () throws(Invalid) in try draft.checked() }
    }

    /// What the form changes of a reward. A field the form doesn't have stays as it is.
    /// - Throws: `Invalid` with every failing field.
    mutating func edit() throws(Invalid) -> RewardEdit {
        var edit = RewardEdit()
        edit.name = reader.form["name"]
        if reader.form.has("description") {
            edit.description = reader.form.text("description").map { .set($0) } ?? .clear
        }
        edit.karmaCost = reader.required("karmaCost", or: 1)
        edit.emoji = reader.form.text("emoji")
        edit.stock = number("stock")
        edit.limitPerMember = number("limitPerMember")
        edit.ifVersion = reader.number("version")
        return try reader.checked { () throws(Invalid) in
            try edit.check()
            return edit
        }
    }

    private mutating func number(_ field: String) -> Patch<Int> {
        guard reader.form.has(field) else { return .keep }
        return reader.number(field).map { .set($0) } ?? .clear
    }
}
