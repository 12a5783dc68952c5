import Foundation
import Mustache

/// The templates, read and parsed once.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Reads every template.
    /// - Parameters:
    ///   - assets: the folder that has them in `templates`; nil for the one built in.
    ///   - constants: what is the same on every page, by name: `{{assets}}`.
    /// - Throws: `TemplateFault` that names the file and the line; what reading the folder throws.
    init(assets: String?, constants: [String: String] = [:]) throws {
        let folder = (assets ?? Bundle.module.bundlePath + "/Assets") + "/templates"
        var library = MustacheLibrary()
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        where path.hasSuffix(Self.ending) {
            let raw = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
            let text = constants.reduce(raw) { $0.replacing("{{\($1.key)}}", with: $1.value) }
            do {
                try library.register(Self.unindented(text), named: String(path.dropLast(Self.ending.count)))
            } catch let error as MustacheTemplate.ParserError {
                throw TemplateFault(file: path, line: error.context.lineNumber, reason: "\(error.error)")
            }
        }
        self.library = library
    }

    /// The HTML of a template.
    /// - Throws: `TemplateFault` when there is no such template.
    func html(_ name: String, _ values: Values) throws -> String {
        guard let html = library.render(values, withTemplate: name) else {
            throw TemplateFault(file: name + Self.ending, line: 0, reason: "there is no such template")
        }
        return html
    }

    private static let ending = ".mustache"

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
