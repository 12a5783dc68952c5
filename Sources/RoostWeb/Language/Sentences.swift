/// Finds texts by what they say in English: what is told to people deep inside, where nobody knows who will read it, is said there
/// in English, and known by that to the catalogue.
struct Sentences: Sendable {
    /// The area of the catalogue that has them.
    private static let area = "problems."
    /// Keys by sentence.
    private let whole: [String: String]
    /// Those with room for arguments.
    private let open: [(key: String, text: Text)]

    /// - Parameter english: all texts in English, by key.
    init(_ english: [String: Phrase]) {
        var (whole, open) = ([:] as [String: String], [] as [(String, Text)])
        for (key, phrase) in english.sorted(by: { $0.key < $1.key }) where key.hasPrefix(Self.area) {
            guard case .text(let text) = phrase else { continue }
            if text.arguments.isEmpty { whole[text.filled([:])] = key } else { open.append((key, text)) }
        }
        (self.whole, self.open) = (whole, open)
    }

    /// The text a sentence is of, and with what in it.
    func find(_ sentence: String) -> (key: String, arguments: [String: String])? {
        if let key = whole[sentence] { return (key, [:]) }
        for (key, text) in open {
            if let arguments = text.arguments(in: sentence) { return (key, arguments) }
        }
        return nil
    }
}
