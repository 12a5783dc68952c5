import Foundation

/// A time zone as people choose and read it.
struct TimeZoneChoice: Sendable {
    /// The IANA name: `Europe/Amsterdam`.
    let identifier: String

    init(_ identifier: String) {
        self.identifier = identifier
    }

    /// Its city: `Buenos Aires`.
    var city: String {
        (identifier.split(separator: "/").last.map(String.init) ?? identifier).replacing("_", with: " ")
    }

    /// `Amsterdam (Europe)`, so that typing a city's name finds it.
    var label: String {
        let parts = identifier.split(separator: "/")
        return parts.count < 2 ? city : "\(city) (\(parts[0].replacing("_", with: " ")))"
    }

    /// All cities this machine knows, by name.
    static let all: [TimeZoneChoice] =
        TimeZone.knownTimeZoneIdentifiers
        .filter { identifier in continents.contains { identifier.hasPrefix($0 + "/") } }
        .map(TimeZoneChoice.init)
        .sorted { $0.city < $1.city }

    private static let continents = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ]
}
