import HTTPTypes
import Roost

/// Reads the form that adds somebody to a family, and the account's part of the one that starts a family.
struct MemberForm {
    private var reader: FormReader

    init(_ form: FormBody) {
        reader = FormReader(form)
    }

    /// Who is added, and as what; at first they read what the person reads who adds them.
    /// - Throws: `Invalid` with every failing field.
    mutating func member(in language: String) throws(Invalid) -> (Registration, Role) {
        let role = reader.value("role", "A role is parent or child.", Role.init)
        var registration = Self.registration(reader.form)
        registration.language = language
        // What was typed in the part that isn't chosen any more stays there.
        if role == .child, reader.form["signInBy"] == "pin" { registration.credentials = .pin(reader.form["pin"]) }
        registration.emoji = reader.form.text("emoji")
        registration.colour = reader.value("colour", "Choose one of the colours.", User.Colour.init)
        let checked = try reader.checked { () throws(Invalid) in try registration.checked() }
        return (checked, role ?? .child)
    }

    /// An account and a family, both of the language of the page, looked at together before anything is stored.
    /// - Throws: `Invalid` with every failing field.
    mutating func start(in language: Language) throws(Invalid) -> (Registration, FamilyDraft) {
        let tag = language.rawValue
        let draft = FamilyDraft(name: reader.form["familyName"], timezone: reader.form["timezone"], language: tag)
        var registration = Self.registration(reader.form)
        registration.language = tag
        var failures: [Invalid.Field] = []
        do { _ = try registration.checked() } catch { failures += error.fields }
        do { _ = try draft.checked() } catch {
            failures += error.fields.map { failure in
                let field = failure.field == "name" ? "familyName" : failure.field
                return Invalid.Field(field: field, code: failure.code, detail: failure.detail)
            }
        }
        guard failures.isEmpty else { throw Invalid(failures) }
        return (registration, draft)
    }

    /// Somebody has this email: told at the field.
    static var emailTaken: Problem {
        var problem = AccountRefusal.emailTaken.problem
        problem.errors = [Invalid.Field(field: "email", code: problem.code, detail: problem.detail)]
        return problem
    }

    private static func registration(_ form: FormBody) -> Registration {
        Registration(email: form["email"], password: form["password"], name: form["name"])
    }
}
