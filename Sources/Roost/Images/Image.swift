import Crypto

/// A picture somebody sent: of a reward, of themselves, in a message.
package struct Image: Sendable, Equatable {
    /// The formats a picture may have, told by its first bytes.
    package enum Format: String, Sendable, SQLConvertible, CaseIterable {
        case png = "image/png"
        case jpeg = "image/jpeg"
        case gif = "image/gif"
        case webp = "image/webp"

        /// The format of a file; nil for anything else, whatever its name says.
        package init?(firstBytesOf bytes: [UInt8]) {
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                self = .png
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                self = .jpeg
            } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
                self = .gif
            } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
                self = .webp
            } else {
                return nil
            }
        }
    }

    /// The format.
    package let format: Format
    /// The file as it was sent.
    package let bytes: [UInt8]

    /// The most a picture may weigh: 5 MB.
    package static let limit = 5_000_000

    /// A picture out of a file.
    /// - Throws: `Invalid` for a file that is none of the formats, or too large.
    package init(_ bytes: [UInt8]) throws(Invalid) {
        guard bytes.count <= Self.limit else {
            throw Invalid("image", code: "too_long", "A picture can weigh up to 5 MB.")
        }
        guard let format = Format(firstBytesOf: bytes) else {
            throw Invalid("image", code: "unsupported", "A picture is a PNG, JPEG, GIF or WebP file.")
        }
        self.format = format
        self.bytes = bytes
    }

    /// Names these bytes: SHA-256, 32 hexadecimal digits of it.
    var tag: String { String(SHA256.hash(data: bytes).hexadecimal.prefix(32)) }
}

extension Image {
    /// A picture out of a row with `type` and `bytes`.
    init(_ row: Row) throws {
        format = try row["type"]
        bytes = try row["bytes"]
    }
}
