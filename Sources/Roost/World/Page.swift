/// One page of a list, with where the next one begins.
package struct Page<Item: Sendable>: Sendable {
    /// The items, in the list's order.
    package let items: [Item]
    /// Opaque; none at the end of the list.
    package let nextCursor: String?

    /// A page as it is.
    package init(items: [Item], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }

    /// A page out of one row more than asked for: the extra one only tells that there is a next page.
    package init(_ rows: [Item], limit: Int, cursor: (Item) -> String) {
        let items = Array(rows.prefix(limit))
        self.init(items: items, nextCursor: rows.count > limit ? items.last.map(cursor) : nil)
    }

    /// The same page of other items.
    package func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), nextCursor: nextCursor)
    }
}

extension Page: Encodable where Item: Encodable {}
extension Page: Equatable where Item: Equatable {}

/// How many items one page of a list may have.
enum PageLimit {
    /// - Throws: `Invalid` for fewer than 1 and more than `most`.
    static func check(_ limit: Int, most: Int = 100) throws(Invalid) {
        var checks = FieldChecks()
        _ = checks.number(limit, "limit", within: 1...most)
        try checks.finish()
    }
}
