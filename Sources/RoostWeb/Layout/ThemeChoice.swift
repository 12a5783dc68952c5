import HTTPTypes
import Hummingbird

/// Light, dark, or as the device has it: chosen for one browser, as the tablet on the wall has other nights than the phone in bed.
struct ThemeChoice: Sendable {
    /// What can be chosen, beside the device's own.
    enum Theme: String, Sendable {
        case light, dark
    }

    private static let name = "roost_theme"
    private let cookie: Cookie

    init(_ configuration: WebConfiguration) {
        cookie = Cookie(Self.name, lifetime: .seconds(365 * 24 * 3600), configuration)
    }

    /// What the page as a whole shows of it.
    static func values(for request: Request) -> Values {
        let theme = request.cookie(name).flatMap(Theme.init)
        return [
            "theme": theme?.rawValue,
            "isSystemTheme": theme == nil, "isLightTheme": theme == .light, "isDarkTheme": theme == .dark,
        ]
    }

    /// The header field that has a browser remember a choice, for a year from now; nil is the device's own.
    func setting(_ theme: Theme?, for request: Request) -> String {
        theme.map { cookie.setting($0.rawValue, for: request) } ?? cookie.clearing(for: request)
    }
}
