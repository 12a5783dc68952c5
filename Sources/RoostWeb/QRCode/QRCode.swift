import CQRencode

/// A text as a QR code (ISO/IEC 18004), drawn by libqrencode.
struct QRCode: Sendable {
    /// Modules along a side, without the quiet zone.
    let size: Int
    /// Row by row, from the top left.
    private let isDark: [Bool]

    /// The light zone that scanners need around it.
    private static let quietZone = 4

    /// With as much redundancy as the text leaves room for; nil when it is longer than the largest code holds: 2,953 bytes.
    init?(_ text: String) {
        guard let code = Self.encoded(Array(text.utf8)) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        isDark = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    private static func encoded(_ bytes: [UInt8]) -> UnsafeMutablePointer<QRcode>? {
        guard (1...2953).contains(bytes.count) else { return nil }
        return QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
            ?? QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_L)
    }

    /// Whether a module is dark.
    subscript(row: Int, column: Int) -> Bool { isDark[row * size + column] }

    /// The drawing, black on white also where the page is dark: a path of each row's dark runs.
    var svg: String {
        let side = size + 2 * Self.quietZone
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="QR code" \
            shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path fill="#000" d="\(path)"/></svg>
            """
    }

    private var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, self[row, column] { column += 1 }
                let length = column - start
                if length > 0 { path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z" }
                column += 1
            }
        }
        return path
    }
}
