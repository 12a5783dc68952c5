import Foundation
import Testing

@testable import RoostWeb

@Suite("Sentences known by their English")
struct SentencesTests {
    /// The beginnings of sentences that go on with how long to wait, and what only programs are told.
    private static let untold: Set = [
        "That was wrong too often.", "That’s more than Roost takes at once.", "This is a list. 7",
    ]
    private let words: Words

    init() throws {
        words = try Catalogue(assets: nil).words(in: .dutch)
    }

    @Test(
        "A sentence is found with what stands in it, or left as it is",
        arguments: [
            ("This task is still open.", "Deze taak staat nog open."),
            ("Choose a whole number from 1 to 99.", "Kies een heel getal van 1 tot en met 99."),
            ("There isn't enough karma: 7 can be spent.", "Er is niet genoeg karma: er is 7 te besteden."),
            ("Provide A walk to the sea to Mia", "Geef A walk to the sea aan Mia"),
            ("Type your name as it stands here: Say something.", "Typ je naam zoals die hier staat: Say something."),
            (
                "That’s 20 messages in 10 seconds. You can send the next one in a second.",
                "Dat zijn 20 berichten in 10 seconden. Over een seconde kun je weer."
            ),
            ("Nobody wrote this.", "Nobody wrote this."), ("", ""),
        ]
    )
    func told(english: String, dutch: String) {
        #expect(words.told(english) == dutch)
    }

    @Test("Every refusal's sentence in the sources is in the catalogue")
    func complete() throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
        for sentence in try ["Roost", "RoostWeb"].flatMap({ try Self.sentences(below: sources.appending(path: $0)) })
        where !Self.untold.contains(sentence) {
            #expect(words.told(sentence) != sentence, "“\(sentence)” isn't in problems.json")
        }
    }

    @Test("Every sentence of the catalogue is said somewhere")
    func used() throws {
        let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
        let said = try ["Roost", "RoostWeb"].map { try Self.text(below: sources.appending(path: $0)) }.joined()
        for (key, phrase) in try Catalogue(assets: nil)[.english] where key.hasPrefix("problems.") {
            let marks = Dictionary(phrase.arguments.map { ($0, "\u{1}") }) { first, _ in first }
            let text = try #require(phrase.text(in: .other)).filled(marks)
            // How long to wait is put behind some.
            let whole: String = text.replacing(/\ Try again in .*|\ in a second\.$/, with: "")
            let parts = whole.split(separator: "\u{1}" as Character).map(String.init).filter { $0.count > 9 }
            #expect(parts.allSatisfy { said.range(of: $0, options: .literal) != nil }, "\(key): nothing says “\(text)”")
        }
    }

    private static func text(below folder: URL) throws -> String {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try swift.map { file in
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            return lines.filter { $0.utf8.contains(UInt8(ascii: "\"")) && $0.utf8.contains(UInt8(ascii: " ")) }.joined(
                separator: "\n"
            )
        }.joined(separator: "\n")
    }

    /// Literals that begin with a capital and end as a sentence does, with a 7 for each value in them.
    private static func sentences(below folder: URL) throws -> [String] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).flatMap { file -> [String] in
            guard file.pathExtension == "swift", !file.path.contains("/Contract/"), !file.path.contains("/Styleguide/")
            else { return [] }
            let text = try String(contentsOf: file, encoding: .utf8)
            return text.matches(of: /"([A-Z][^"\n]*[.?!])"/).map { match in
                String(match.1).replacing(/\\\([^)]*(?:\([^)]*\)[^)]*)*\)/, with: "7")
            }
        }
    }
}
