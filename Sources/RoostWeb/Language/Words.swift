import Foundation
import Mustache

/// The texts of one language: `words("activity.title")`, and in a template `{{words.activity.title}}`.
struct Words: Sendable {
    let language: Language
    private let phrases: [String: Phrase]

    init(language: Language, phrases: [String: Phrase]) {
        self.language = language
        self.phrases = phrases
    }

    /// A text with its arguments in place. With a count the plural form follows it, and `{count}` is that number as the language
    /// writes it. A key that nobody wrote a text for is told as it is, and fails a test.
    func callAsFunction(_ key: String, _ arguments: [String: String] = [:], count: Int? = nil) -> String {
        let form = count.map(language.form) ?? .other
        guard let text = phrases[key]?.text(in: form) else { return key }
        guard let count else { return text.filled(arguments) }
        return text.filled(arguments.merging(["count": number(count)]) { $1 })
    }

    /// A number as the language writes it: `1,200`, `1.200`.
    func number(_ number: Int) -> String {
        number.formatted(.number.locale(language.locale))
    }

    /// For templates.
    var values: any Sendable { Area(words: self, path: "") }

    /// The texts whose keys begin alike.
    private struct Area: Sendable, MustacheParent {
        let words: Words
        let path: String

        func child(named name: String) -> Any? {
            let key = path.isEmpty ? name : "\(path).\(name)"
            return words.phrases[key] == nil ? Area(words: words, path: key) : words(key)
        }
    }
}
