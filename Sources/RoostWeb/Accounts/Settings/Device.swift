/// What somebody signed in with, in short words: `Firefox on Android`.
struct Device: Sendable, Equatable {
    /// The program; nil when it says nothing that is known.
    let browser: String?
    /// What it runs on.
    let system: String?

    /// Out of what a browser calls itself (`User-Agent`).
    init(userAgent: String?) {
        let text = userAgent ?? ""
        browser = Self.browsers.first { text.contains($0.mark) }?.name ?? Self.program(text)
        system = Self.systems.first { text.contains($0.mark) }?.name
    }

    /// In the words of a language.
    func label(in words: Words) -> String {
        switch (browser, system) {
        case (let browser?, let system?): words("devices.on", ["browser": browser, "system": system])
        case (let name?, nil), (nil, let name?): name
        case (nil, nil): words("devices.other")
        }
    }

    /// Most browsers say that they are others too, so the rarer come first.
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]

    /// The same of systems.
    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ]

    /// The name of a program that claims to be no browser: `curl` of `curl/8.5.0`.
    private static func program(_ text: String) -> String? {
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        guard (2...30).contains(name.count), name != "Mozilla" else { return nil }
        return String(name)
    }
}
