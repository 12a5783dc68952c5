/// The icons, each drawn once on a page: a template that includes `icons/<name>` shows that symbol, and the page has all symbols
/// where it includes `icons`. Two hundred rows would repeat their drawings otherwise, which was half of what they weigh.
enum Icons {
    private static let folder = "icons/"

    /// Templates with their icons: drawings on a field of 24 by 24, in `icons/`, become references to them.
    static func laid(in texts: [String: String]) -> [String: String] {
        let drawings = texts.filter { $0.key.hasPrefix(folder) }.sorted { $0.key < $1.key }
        let symbols = drawings.map { "<symbol id=\"\(id($0.key))\" viewBox=\"0 0 24 24\">\($0.value)</symbol>" }
        var result = texts
        for (name, _) in drawings {
            result[name] = "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#\(id(name))\"/></svg>"
        }
        result["icons"] = "<svg hidden>\(symbols.joined())</svg>"
        return result
    }

    private static func id(_ name: String) -> String { "icon-" + name.dropFirst(folder.count) }
}
