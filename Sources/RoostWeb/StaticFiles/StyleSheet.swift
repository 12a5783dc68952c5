/// A style sheet as it is sent: one file instead of the many it is made of, so that a first visit asks once.
enum StyleSheet {
    /// The names of the sheets it imports, in order: those of lines `@import url("name.css");`.
    static func imports(of source: String) -> [String] {
        source.split(separator: "\n").compactMap { imported(by: $0) }
    }

    /// The sheet with every import replaced by what is imported, from the sheets beside it by name; the import of one that isn't
    /// there stays.
    static func joined(_ source: String, with sheets: (String) -> String?) -> String {
        source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in imported(by: line).flatMap(sheets) ?? String(line) }
            .joined(separator: "\n")
    }

    /// The sheet without its comments; ours have none inside texts.
    static func withoutComments(_ source: String) -> String {
        let parts = source.split(separator: "/*", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { result, part in
            guard let end = part.firstRange(of: "*/") else { return }
            let rest = part[end.upperBound...]
            // One that has its line to itself takes the line with it.
            result += result.hasSuffix("\n") && rest.hasPrefix("\n") ? rest.dropFirst() : rest
        }
    }

    private static func imported(by line: some StringProtocol) -> String? {
        let (start, end) = ("@import url(\"", "\");")
        guard line.hasPrefix(start), line.hasSuffix(end) else { return nil }
        return String(line.dropFirst(start.count).dropLast(end.count))
    }
}
