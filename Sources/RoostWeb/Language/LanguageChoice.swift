import HTTPTypes
import Hummingbird
import Roost

/// How somebody who isn't signed in gets pages in their language: by a switch on the page, which the browser remembers; before
/// that, as the browser is set up.
struct LanguageChoice: Sendable {
    private static let name = "roost_language"
    private let cookie: Cookie

    init(_ configuration: WebConfiguration) {
        cookie = Cookie(Self.name, lifetime: .seconds(365 * 24 * 3600), configuration)
    }

    /// The language to answer a request in.
    static func language(for request: Request) -> Language {
        chosen(in: request) ?? request.cookie(name).flatMap { Language(rawValue: $0) }
            ?? request.headers[.acceptLanguage].flatMap(Language.init(accepting:)) ?? .english
    }

    /// The header field that has a browser remember a choice, for a year from now; nil when none is made.
    func setting(for request: Request) -> HTTPField? {
        Self.chosen(in: request).map { language in
            HTTPField(name: .setCookie, value: cookie.setting(language.rawValue, for: request))
        }
    }

    /// The same page in each language, which leads on to the same: what `part/languages` shows.
    static func values(at request: Request, now: Language) -> [Values] {
        let address = LocalPath.signIn(next: request.fields["next"], at: request.uri.path)
        return Language.allCases.map { language in
            [
                "tag": language.rawValue,
                "label": language.name,
                "href": address + (address.contains("?") ? "&" : "?") + "lang=\(language.rawValue)",
                "isCurrent": language == now,
            ]
        }
    }

    /// By the switch: `?lang=nl`.
    private static func chosen(in request: Request) -> Language? {
        request.fields["lang"].flatMap { Language(rawValue: $0) }
    }
}
