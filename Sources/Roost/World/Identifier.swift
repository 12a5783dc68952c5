/// The id of one thing of type `Of`: a UUID (RFC 9562, version 7 for those made here), lower case.
///
/// The type parameter keeps a task's id from being handed to what wants a reward's; nested as `FamilyTask.ID`.
package struct Identifier<Of>: Hashable, Sendable {
    /// The canonical text: 36 characters, lower-case hexadecimal with four hyphens.
    package let text: String

    /// Takes the canonical lower-case form, and nothing else.
    package init?(_ text: String) {
        guard Self.isCanonical(text.utf8) else { return nil }
        self.text = text
    }

    /// A version 7 UUID: 48 bits of milliseconds, then chance, at least ten bytes of it (RFC 9562, section 5.7).
    package init(at instant: Timestamp, chance: [UInt8]) {
        precondition(chance.count >= 10, "a UUIDv7 needs ten random bytes")
        let milliseconds = UInt64(bitPattern: instant.milliseconds)
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * $0)) }
        bytes += chance.prefix(10)
        bytes[6] = 0x70 | (bytes[6] & 0x0F)
        bytes[8] = 0x80 | (bytes[8] & 0x3F)
        self.text = Self.canonical(bytes)
    }

    private static func canonical(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0F)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isCanonical(_ text: String.UTF8View) -> Bool {
        guard text.count == 36 else { return false }
        return text.enumerated().allSatisfy { index, byte in
            switch index {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: (48...57).contains(byte) || (97...102).contains(byte)
            }
        }
    }
}

extension Identifier: TextConvertible, Comparable {
    package static var form: String { "a lower-case UUID" }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
