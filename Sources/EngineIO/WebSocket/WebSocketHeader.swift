import NIOCore

/// The header of a frame that the server sends: never masked, with the shortest length form.
struct WebSocketHeader {
    let opcode: UInt8
    let payloadLength: Int

    /// `opcode` is the whole first byte, FIN bit included.
    init(opcode: UInt8, length: Int) {
        self.opcode = opcode
        payloadLength = length
    }

    /// 2, 4 or 10 bytes.
    var length: Int {
        if payloadLength < 126 { return 2 }
        return payloadLength <= UInt16.max ? 4 : 10
    }

    /// Writes the header at `index`, where `length` bytes are free.
    func write(into buffer: inout ByteBuffer, at index: Int) {
        buffer.setInteger(opcode, at: index)
        switch length {
        case 2:
            buffer.setInteger(UInt8(truncatingIfNeeded: payloadLength), at: index + 1)
        case 4:
            buffer.setInteger(UInt8(126), at: index + 1)
            buffer.setInteger(UInt16(truncatingIfNeeded: payloadLength), at: index + 2)
        default:
            buffer.setInteger(UInt8(127), at: index + 1)
            buffer.setInteger(UInt64(payloadLength), at: index + 2)
        }
    }
}
