package import NIOCore

/// A packet that a client sent, as in Engine.IO protocol 4, "Packet encoding".
package enum Packet: Sendable, Equatable {
    case open(ByteBuffer)
    case close
    case ping(ByteBuffer)
    case pong(ByteBuffer)
    case message(Message)
    case upgrade
    case noop

    /// Reads a packet from text that is already known to be UTF-8.
    /// - Throws: `PacketError` when the first byte names no packet type.
    package init(text: ByteBuffer) throws(PacketError) {
        var rest = text
        guard let byte: UInt8 = rest.readInteger() else { throw PacketError(.empty) }
        guard let type = PacketType(rawValue: byte) else { throw PacketError(.unknownType) }
        self.init(type: type, content: rest)
    }

    private init(type: PacketType, content: ByteBuffer) {
        switch type {
        case .open: self = .open(content)
        case .close: self = .close
        case .ping: self = .ping(content)
        case .pong: self = .pong(content)
        case .message: self = .message(.text(content))
        case .upgrade: self = .upgrade
        case .noop: self = .noop
        }
    }
}
