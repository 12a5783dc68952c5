/// A WebSocket frame as a client sends it, masked (RFC 6455, section 5.2), or deliberately wrong.
package struct ClientFrame {
    /// The bytes on the wire.
    package let bytes: [UInt8]

    /// A frame of at most 65,535 bytes; `head` is its first byte: FIN, reserved bits and opcode.
    package init(head: UInt8, _ content: [UInt8]) {
        let mask: [UInt8] = [1, 2, 3, 4]
        let length: [UInt8] =
            content.count < 126
            ? [0x80 | UInt8(content.count)]
            : [0x80 | 126, UInt8(truncatingIfNeeded: content.count >> 8), UInt8(truncatingIfNeeded: content.count)]
        bytes = [head] + length + mask + content.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    /// A text message in one frame.
    package init(text: String) {
        self.init(head: 0x81, Array(text.utf8))
    }

    /// A binary message in one frame.
    package init(binary: [UInt8]) {
        self.init(head: 0x82, binary)
    }
}
