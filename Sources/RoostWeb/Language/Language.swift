import Foundation

/// A language Roost speaks.
enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case dutch = "nl"

    /// The language of a BCP 47 tag; English for one that Roost doesn't speak.
    init(tag: String) {
        let language = tag.prefix { $0 != "-" }.lowercased()
        self = Language(rawValue: language) ?? .english
    }

    /// How its dates and numbers are written: English as in Europe, days before months.
    var locale: Locale {
        switch self {
        case .english: Locale(identifier: "en_GB")
        case .dutch: Locale(identifier: "nl_NL")
        }
    }

    /// The forms a counted thing has in it.
    var forms: Set<PluralForm> { [.one, .other] }

    /// The form for so many of a thing (Unicode CLDR, plural rules for whole numbers).
    func form(for count: Int) -> PluralForm { count == 1 ? .one : .other }
}

/// The forms languages know for counted things (Unicode CLDR).
enum PluralForm: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other
}
