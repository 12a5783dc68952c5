/// The part of a request target behind `?`, decoded.
package struct Query: Sendable, Equatable {
    private let items: [(name: String, value: String)]

    /// Splits `text`; what is not valid percent-encoding is kept as it is.
    package init(_ text: Substring) {
        items = text.split(separator: "&").prefix(100).map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decode(parts.first ?? ""), parts.count > 1 ? Self.decode(parts[1]) : "")
        }
    }

    /// The first value with this name.
    package subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// Every name with its first value.
    package var dictionary: [String: String] {
        Dictionary(items.map { ($0.name, $0.value) }) { first, _ in first }
    }

    package static func == (left: Query, right: Query) -> Bool {
        left.items.elementsEqual(right.items) { $0 == $1 }
    }

    private static func decode(_ text: Substring) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
