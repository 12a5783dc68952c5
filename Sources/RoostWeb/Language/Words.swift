import Foundation

/// The texts of one language: `words("activity.title")`, and in a template `{{words.activity.title}}`.
struct Words: Sendable {
    let language: Language
    /// What it calls days and months.
    let dates: DateWords
    private let phrases: [String: Phrase]
    /// What refusals say in English, and the names the server gives to things.
    private let sentences: Sentences

    /// What the language has of its own; the English texts stand where it has none, and sentences are known by them.
    init(language: Language, own: [String: Phrase], english: [String: Phrase]) {
        self.language = language
        sentences = Sentences(english)
        let phrases = english.merging(own) { $1 }
        self.phrases = phrases
        dates = DateWords(language) { phrases[$0]?.text(in: .other)?.filled([:]) ?? $0 }
    }

    /// A text with its arguments in place. With a count the plural form follows it, and `{count}` is that number as the language
    /// writes it. A key that nobody wrote a text for is told as it is, and fails a test.
    func callAsFunction(_ key: String, _ arguments: [String: String] = [:], count: Int? = nil) -> String {
        let form = count.map(language.form) ?? .other
        guard let text = phrases[key]?.text(in: form) else { return key }
        guard let count else { return text.filled(arguments) }
        return text.filled(arguments.merging(["count": number(count)]) { $1 })
    }

    /// A text as a piece of a template, where its arguments are what the template sees by their names; nil when there is none, or
    /// one that depends on a count.
    func piece(_ key: String) -> String? {
        if case .text(let text) = phrases[key] { text.piece } else { nil }
    }

    /// What was said in English, in this language; as it is when the catalogue doesn't know it.
    func told(_ sentence: String) -> String {
        guard language != .english, let (key, arguments) = sentences.find(sentence) else { return sentence }
        return self(key, arguments)
    }

    /// A number as the language writes it: `1,200`, `1.200`.
    func number(_ number: Int) -> String {
        (-999...999).contains(number) ? String(number) : number.formatted(.number.locale(language.locale))
    }

    /// `Mia, Tom and Lou`.
    func list(_ names: [String], by conjunction: String = "lists.and") -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return self(conjunction, ["most": names.dropLast().joined(separator: ", "), "last": last])
    }
}

extension String {
    /// As a sentence begins.
    var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
