import Foundation
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("The catalogue of texts")
struct CatalogueTests {
    /// Texts that are the same in another language because its words are.
    private static let alike: Set = [
        "schedules.within", "activity.because", "activity.kind.karma",
        "client.toasts.karma_up", "client.toasts.karma_down", "client.toasts.approval_asked",
        "client.toasts.reward_costs",
        "client.decisions.refused_note",
        "chats.title", "chats.chat", "chats.hit_in", "chats.preview.theirs",
        "family.link", "karma.title", "layout.karma", "layout.chat", "layout.live", "layout.unit", "schedules.karma",
        "tasks.karma", "tasks.tab.open", "tasks.done_by",
    ]
    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue(assets: nil)
    }

    @Test("Every language has every text, and no other", arguments: Language.allCases)
    func complete(language: Language) {
        #expect(Set(catalogue[language].keys) == Set(catalogue[.english].keys))
    }

    @Test(
        "Every language has the arguments of the English text, and the plural forms it needs",
        arguments: Language.allCases
    )
    func alike(language: Language) throws {
        for (key, phrase) in catalogue[language] {
            let english = try #require(catalogue[.english][key])
            #expect(phrase.arguments == english.arguments, "\(key)")
            #expect(phrase.forms == (english.forms.isEmpty ? [] : language.forms), "\(key)")
        }
    }

    @Test("No text is left in English", arguments: Language.allCases.filter { $0 != .english })
    func translated(language: Language) {
        let (own, english) = (catalogue.words(in: language), catalogue.words(in: .english))
        for key in catalogue[.english].keys where !Self.alike.contains(key) {
            #expect(own(key, count: 2) != english(key, count: 2), "\(key) isn't translated")
        }
    }

    @Test("Every text the sources ask for is there, and every text is asked for")
    func used() throws {
        let keys = Set(catalogue[.english].keys)
        var used: Set<String> = []
        for (place, pattern) in try Self.uses() {
            let expression = try Regex(pattern)
            let found = keys.filter { $0.wholeMatch(of: expression) != nil }
            #expect(!found.isEmpty, "\(place) asks for \(pattern)")
            used.formUnion(found)
        }
        // Those of refusals are found by what they say: see the tests of sentences.
        #expect(keys.subtracting(used).filter { !$0.hasPrefix("problems.") }.sorted() == [])
    }

    /// Keys as sources and templates write them, as patterns: what is only known at run time may be anything.
    private static func uses() throws -> [(place: String, pattern: String)] {
        let root = URL(filePath: #filePath).appending(path: "../../../../Sources/RoostWeb").standardizedFileURL
        let english = root.appending(path: "Assets/languages/en")
        let areas = try FileManager.default.contentsOfDirectory(at: english, includingPropertiesForKeys: nil)
            .map { $0.deletingPathExtension().lastPathComponent }
        let key = try Regex(#""((?:\#(areas.joined(separator: "|")))\.[a-z_.]+(?:\\\([^"]*\))?)""#)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).flatMap { file -> [(String, String)] in
            if file.pathExtension == "js" { return try script(file) }
            guard ["swift", "mustache"].contains(file.pathExtension) else { return [] }
            let text = try String(contentsOf: file, encoding: .utf8)
            let uses =
                file.pathExtension == "mustache"
                ? text.matches(of: /\{\{words\.([a-z_.]+)\}\}/).map { String($0.1) }
                : text.matches(of: key).compactMap { $0.output[1].substring.map(String.init) }
            // A file that is sent is called like a key.
            return uses.filter { $0 != "tasks.ics" }.map { use in
                let name = use.prefix { $0 != "\\" }.replacing(".", with: "\\.")
                return (file.lastPathComponent, name + (use.contains("\\") ? "[a-z_]+" : ""))
            }
        }
    }

    /// Scripts know only the area `client`, and write keys without it; whole ones, which a check of types reads too.
    private static func script(_ file: URL) throws -> [(place: String, pattern: String)] {
        let areas = Set(
            try Catalogue(assets: nil)[.english].keys.filter { $0.hasPrefix("client.") }.map {
                $0.split(separator: ".")[1]
            }
        )
        return try String(contentsOf: file, encoding: .utf8).matches(of: /"([a-z]+)\.([a-z_]+)"/).compactMap { match in
            areas.contains(match.1) ? (file.lastPathComponent, "client\\.\(match.1)\\.\(match.2)") : nil
        }
    }

    @Test("The form of a counted thing follows the count, which is written as the language does")
    func plural() {
        let (english, dutch) = (catalogue.words(in: .english), catalogue.words(in: .dutch))
        #expect(english("activity.count", count: 1) == "1 thing")
        #expect(english("activity.count", count: 1200) == "1,200 things")
        #expect(dutch("activity.count", count: 0) == "0 gebeurtenissen")
        #expect(dutch("activity.count", count: 1200) == "1.200 gebeurtenissen")
    }

    @Test("An argument stands where its name does, whatever is in it")
    func arguments() {
        let words = catalogue.words(in: .english)
        #expect(words("activity.task_completed", ["who": "Mia", "task": "{who} & co"]) == "Mia did “{who} & co”")
        #expect(words("nothing.here") == "nothing.here")
    }

    @Test(
        "A language that isn't spoken is English; a region doesn't matter",
        arguments: [("nl-BE", "nl"), ("NL", "nl"), ("fr", "en"), ("", "en")]
    )
    func tags(tag: String, language: String) {
        #expect(Language(tag: tag).rawValue == language)
    }

    @Test("A text with wrong braces is refused", arguments: ["{who", "who}", "{}", "{a b}", "{{who}}", "{1}"])
    func braces(text: String) {
        #expect(throws: Text.Malformed.self) { try Text(text) }
    }

    @Test(
        "A broken file stops the start, and is named with its key",
        arguments: [#"{"a": 1}"#, #"{"a": {"other": "x", "lots": "y"}}"#, #"{"a": "{"}"#, "[]"]
    )
    func broken(text: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "roost-texts-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (language, text) in [("en", text), ("nl", "{}")] {
            let languages = folder.appending(path: "languages/\(language)")
            try FileManager.default.createDirectory(at: languages, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: languages.appending(path: "some.json"))
        }
        let fault = #expect(throws: CatalogueFault.self) { _ = try Catalogue(assets: folder.path) }
        #expect(fault?.file == "en/some.json")
    }
}
