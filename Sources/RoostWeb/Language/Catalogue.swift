import Foundation
import Roost

/// Every text people read, in every language: `Assets/languages/<tag>/<area>.json`, read once.
///
/// A file is an area (`title` in `activity.json` is the key `activity.title`), and so is an object in it; an object whose names are
/// plural forms is one text that depends on `count`: `{"one": "{count} thing", "other": "{count} things"}`.
struct Catalogue: Sendable {
    private let phrases: [Language: [String: Phrase]]
    /// Those of each language over the English ones.
    private let words: [Language: Words]

    /// Reads the files.
    /// - Parameter assets: the folder that has them in `languages`; nil for the one built in.
    /// - Throws: `CatalogueFault` that names the file and the key; what reading throws.
    init(assets: String?) throws {
        let folder = (assets ?? Bundle.module.bundlePath + "/Assets") + "/languages"
        var phrases: [Language: [String: Phrase]] = [:]
        for language in Language.allCases {
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(language.rawValue)")
            for name in files.sorted() where name.hasSuffix(Self.ending) {
                let file = "\(language.rawValue)/\(name)"
                let area = String(name.dropLast(Self.ending.count))
                let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
                let texts = try Self.phrases(try Self.members(of: bytes, file), below: area, file)
                phrases[language, default: [:]].merge(texts) { $1 }
            }
        }
        self.phrases = phrases
        let english = phrases[.english] ?? [:]
        let words = Language.allCases.map { language in
            (language, Words(language: language, own: phrases[language] ?? [:], english: english))
        }
        self.words = Dictionary(uniqueKeysWithValues: words)
    }

    /// The texts of a language; of a text it lacks, the English one.
    func words(in language: Language) -> Words {
        words[language] ?? Words(language: language, own: [:], english: [:])
    }

    /// What a language has of its own, by key.
    subscript(language: Language) -> [String: Phrase] { phrases[language] ?? [:] }

    private static let ending = ".json"

    private static func members(of bytes: [UInt8], _ file: String) throws(CatalogueFault) -> [String: JSONValue] {
        do {
            if case .object(let members) = try JSONParser.parse(bytes) { return members }
        } catch {
            throw CatalogueFault(file: file, key: "", reason: "\(error)")
        }
        throw CatalogueFault(file: file, key: "", reason: "this isn't a JSON object")
    }

    private static func phrases(
        _ members: [String: JSONValue],
        below area: String,
        _ file: String
    ) throws(CatalogueFault) -> [String: Phrase] {
        var phrases: [String: Phrase] = [:]
        for (name, value) in members {
            let key = "\(area).\(name)"
            switch value {
            case .string(let text):
                phrases[key] = .text(try parsed(text, key, file))
            case .object(let members) where members["other"] != nil:
                phrases[key] = .plural(try forms(members, key, file))
            case .object(let members):
                phrases.merge(try Self.phrases(members, below: key, file)) { $1 }
            default:
                throw CatalogueFault(file: file, key: key, reason: "a text is a string or an object of plural forms")
            }
        }
        return phrases
    }

    private static func forms(
        _ members: [String: JSONValue],
        _ key: String,
        _ file: String
    ) throws(CatalogueFault) -> [PluralForm: Text] {
        var forms: [PluralForm: Text] = [:]
        for (name, value) in members {
            guard let form = PluralForm(rawValue: name), case .string(let text) = value else {
                throw CatalogueFault(file: file, key: key, reason: "\(name) is no plural form")
            }
            forms[form] = try parsed(text, key, file)
        }
        return forms
    }

    private static func parsed(_ text: String, _ key: String, _ file: String) throws(CatalogueFault) -> Text {
        do { return try Text(text) } catch {
            throw CatalogueFault(file: file, key: key, reason: "the braces are wrong")
        }
    }
}

/// A file of texts that can't be used; the program doesn't start with one.
struct CatalogueFault: Error, CustomStringConvertible {
    let file: String
    /// Empty for the file as a whole.
    let key: String
    let reason: String

    var description: String { "languages/\(file): \(key): \(reason)" }
}
