import Foundation
import Roost

/// A language Roost speaks.
enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case dutch = "nl"

    /// The language of a BCP 47 tag; English for one that Roost doesn't speak.
    init(tag: String) {
        let language = tag.prefix { $0 != "-" }.lowercased()
        self = Language(rawValue: language) ?? .english
    }

    /// The language a browser likes best among those Roost speaks, by `Accept-Language` (RFC 9110, section 12.5.4); nil for none.
    init?(accepting header: String) {
        let wishes = header.split(separator: ",").compactMap { range -> (language: Language, quality: Double)? in
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first?.prefix(while: { $0 != "-" }).lowercased() else { return nil }
            guard let language = Language(rawValue: tag) else { return nil }
            let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
            return (language, weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1)
        }
        // Of equals the first counts.
        let best = wishes.reduce((language: nil as Language?, quality: 0.0)) { best, wish in
            wish.quality > best.quality ? wish : best
        }
        guard let language = best.language else { return nil }
        self = language
    }

    /// What it calls itself.
    var name: String {
        switch self {
        case .english: "English"
        case .dutch: "Nederlands"
        }
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

extension User {
    /// The language they read.
    var reads: Language { Language(tag: language) }
}
