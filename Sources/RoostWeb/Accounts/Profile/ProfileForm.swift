import Roost

/// Reads the form of the profile's page.
struct ProfileForm {
    private var reader: FormReader

    init(_ form: FormBody) {
        reader = FormReader(form)
    }

    /// What the form changes. A field the form doesn't have stays as it is.
    /// - Throws: `Invalid` with every failing field.
    mutating func edit() throws(Invalid) -> ProfileEdit {
        var edit = ProfileEdit()
        edit.name = reader.form["name"]
        if reader.form.has("birthdate") {
            edit.birthdate = reader.form.text("birthdate").map { .set($0) } ?? .clear
        }
        edit.language = reader.form.text("language")
        edit.emoji = reader.form.text("emoji")
        edit.colour = reader.value("colour", "Choose one of the colours.", User.Colour.init)
        edit.ifVersion = reader.number("version")
        return try reader.checked { [edit] () throws(Invalid) in try edit.checked() }
    }
}
