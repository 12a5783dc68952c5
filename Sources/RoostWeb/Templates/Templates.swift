import Foundation
import Mustache

/// The templates, read once, and parsed once for each language: `{{words.tasks.title}}` is that text, and what stands in it as
/// `{name}` is what the template sees by that name. So a page costs the same in every language, and none is made of lookups.
struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    /// Reads every template.
    /// - Parameters:
    ///   - assets: the folder that has them in `templates`; nil for the one built in.
    ///   - catalogue: the texts.
    ///   - constants: what is the same on every page, by name: `{{assets}}`.
    /// - Throws: `TemplateFault` that names the file and the line; what reading the folder throws.
    init(assets: String?, catalogue: Catalogue, constants: [String: String] = [:]) throws {
        let folder = (assets ?? Bundle.module.bundlePath + "/Assets") + "/templates"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(Self.ending) }
        let files = try paths.sorted().map { path in
            let raw = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
            let text = Self.named(Self.unindented(raw))
            return (path, constants.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) })
        }
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            libraries[language] = try Self.library(of: files, in: catalogue.words(in: language))
        }
        self.libraries = libraries
    }

    private static func library(of files: [(path: String, text: String)], in words: Words) throws -> MustacheLibrary {
        var texts: [String: String] = [:]
        for file in files {
            let text = try spoken(file.text, in: words, file.path)
            try check(text, file.path)
            texts[String(file.path.dropLast(ending.count))] = text
        }
        let partials = Partials(Icons.laid(in: texts))
        var library = MustacheLibrary()
        for name in texts.keys { try library.register(HTMLText.pragma + partials.whole(name), named: name) }
        return library
    }

    /// A fault is told by its line in the file, which is no longer known when files are laid together.
    private static func check(_ text: String, _ path: String) throws {
        do {
            _ = try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateFault(file: path, line: error.context.lineNumber, reason: "\(error.error)")
        }
    }

    /// A template with texts where it asks for them, and the language's tag where it says `{{lang}}`.
    private static func spoken(_ text: String, in words: Words, _ path: String) throws(TemplateFault) -> String {
        let parts = text.replacing("{{lang}}", with: words.language.rawValue).split(
            separator: "{{words.",
            omittingEmptySubsequences: false
        )
        var result = String(parts[0])
        for part in parts.dropFirst() {
            let key = part.prefix { $0 != "}" }
            guard let piece = words.piece(String(key)) else {
                let line = result.count { $0 == "\n" } + 1
                throw TemplateFault(file: path, line: line, reason: "there is no text \(key)")
            }
            result += piece + part.dropFirst(key.count + 2)
        }
        return result
    }

    /// The HTML of a template.
    /// - Throws: `TemplateFault` when there is no such template.
    func html(_ name: String, _ values: Values, in language: Language) throws -> String {
        guard let html = libraries[language]?.render(values, withTemplate: name) else {
            throw TemplateFault(file: name + Self.ending, line: 0, reason: "there is no such template")
        }
        return html
    }

    static let ending = ".mustache"

    /// Every form that posts carries `part/once`: none can be forgotten.
    private static func named(_ text: String) -> String {
        let pieces = text.components(separatedBy: "<form ")
        return pieces.dropFirst().reduce(pieces[0]) { result, piece in
            let end = endOfTag(piece)
            guard piece[..<end].contains("method=\"post\"") else { return result + "<form " + piece }
            return result + "<form " + piece[..<end] + "{{> part/once}}" + piece[end...]
        }
    }

    /// Behind the `>` of an opening tag; one between braces is Mustache's.
    private static func endOfTag(_ text: String) -> String.Index {
        var braces = 0
        for index in text.indices {
            switch text[index] {
            case "{": braces += 1
            case "}": braces -= 1
            case ">" where braces == 0: return text.index(after: index)
            default: continue
            }
        }
        return text.startIndex
    }

    /// Without the space lines begin with: HTML doesn't need it, and indenting partials anew is half of what rendering costs.
    private static func unindented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " || $0 == "\t" } }
            .joined(separator: "\n")
    }
}

/// A template that can't be used; the program doesn't start with one.
struct TemplateFault: Error, CustomStringConvertible {
    let file: String
    /// From 1; 0 for the file as a whole.
    let line: Int
    let reason: String

    var description: String { "templates/\(file):\(line): \(reason)" }
}
