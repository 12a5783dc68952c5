/// How many items one page of a list may have.
enum PageLimit {
    /// - Throws: `Invalid` for fewer than 1 and more than 100.
    static func check(_ limit: Int) throws(Invalid) {
        var checks = FieldChecks()
        _ = checks.number(limit, "limit", within: 1...100)
        try checks.finish()
    }
}
