/// Templates laid together once, when they are read: each `{{> name}}` becomes the text it names, so that two hundred rows do not
/// look their parts up two hundred times. Mustache means the same by it, since a partial sees what surrounds it.
struct Partials {
    /// The templates' texts by name.
    private let texts: [String: String]

    init(_ texts: [String: String]) {
        self.texts = texts.mapValues(Self.withoutComments)
    }

    /// A template's text with all it includes in it.
    /// - Throws: `TemplateFault` when it includes one that isn't there, or itself.
    func whole(_ name: String) throws(TemplateFault) -> String {
        try whole(name, inside: [])
    }

    private func whole(_ name: String, inside outer: [String]) throws(TemplateFault) -> String {
        let file = (outer.last ?? name) + Templates.ending
        guard !outer.contains(name) else { throw TemplateFault(file: file, line: 0, reason: "\(name) includes itself") }
        guard let text = texts[name] else { throw TemplateFault(file: file, line: 0, reason: "there is no \(name)") }
        let parts = text.split(separator: "{{> ", omittingEmptySubsequences: false)
        var result = String(parts[0])
        for part in parts.dropFirst() {
            let included = part.prefix { $0 != "}" }
            result += try whole(String(included), inside: outer + [name]) + part.dropFirst(included.count + 2)
        }
        return result
    }

    private static func withoutComments(_ text: String) -> String {
        let parts = text.split(separator: "{{!", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { result, part in
            guard let end = part.firstRange(of: "}}") else { return }
            let rest = part[end.upperBound...]
            // A comment that has its line to itself takes the line with it.
            let isAlone = result.isEmpty || result.hasSuffix("\n")
            result += isAlone && rest.hasPrefix("\n") ? rest.dropFirst() : rest
        }
    }
}
