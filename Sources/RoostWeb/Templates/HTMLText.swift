import Mustache

/// How values are written into HTML. Most have nothing to escape and stay as they are: swift-mustache's own looks up every character
/// of every value.
struct HTMLText: MustacheContentType {
    private static let name = "ROOST"
    /// What a template begins with whose values are written so.
    static let pragma: String = {
        MustacheContentTypes.register(HTMLText(), named: name)
        return "{{% CONTENT_TYPE: \(name) }}"
    }()

    func escapeText(_ text: String) -> String { text.htmlEscaped }
}

extension String {
    /// As text and values of attributes have it in HTML.
    var htmlEscaped: String {
        guard utf8.contains(where: { Self.entity(for: $0) != nil }) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            if let entity = Self.entity(for: byte) {
                bytes.append(contentsOf: entity.utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
