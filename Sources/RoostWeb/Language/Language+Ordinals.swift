extension Language {
    /// A place in a row: `2nd`, `2e`.
    func ordinal(_ number: Int) -> String {
        switch (self, number % 100, number % 10) {
        case (.dutch, _, _): "\(number)e"
        case (.english, 11...13, _): "\(number)th"
        case (.english, _, 1): "\(number)st"
        case (.english, _, 2): "\(number)nd"
        case (.english, _, 3): "\(number)rd"
        case (.english, _, _): "\(number)th"
        }
    }

    /// A place counted from the end, where 1 is the last: `last`, `2nd last`.
    func ordinal(fromEnd number: Int) -> String {
        switch (self, number) {
        case (.english, 1): "last"
        case (.english, _): "\(ordinal(number)) last"
        case (.dutch, 1): "laatste"
        case (.dutch, 2): "op één na laatste"
        case (.dutch, _): "op \(number - 1) na laatste"
        }
    }
}
