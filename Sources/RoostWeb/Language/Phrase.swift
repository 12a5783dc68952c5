/// What one key of the catalogue stands for: one text, or one for each plural form.
enum Phrase: Sendable {
    case text(Text)
    case plural([PluralForm: Text])

    /// The names of all its arguments.
    var arguments: Set<String> {
        switch self {
        case .text(let text): text.arguments
        case .plural(let forms): forms.values.reduce(into: []) { $0.formUnion($1.arguments) }
        }
    }

    /// The plural forms it has; none for a single text.
    var forms: Set<PluralForm> {
        if case .plural(let forms) = self { Set(forms.keys) } else { [] }
    }

    /// The text for a form, or for `other` when it has no such form.
    func text(in form: PluralForm) -> Text? {
        switch self {
        case .text(let text): text
        case .plural(let forms): forms[form] ?? forms[.other]
        }
    }
}
