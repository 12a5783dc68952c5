public import NIOCore

/// A packet on its way to clients, framed once for WebSocket; a poll takes the same bytes without the frame header.
///
/// Copies share their bytes, so one frame can be sent to any number of sessions.
public struct Frame: Sendable {
    /// The packet as one unmasked WebSocket frame (RFC 6455, section 5.2).
    private(set) var bytes: ByteBuffer
    private let headerLength: Int
    /// True for a binary message, whose packet has no type character on WebSocket.
    let isBinary: Bool
    /// The binary messages that go right behind it, with nothing between.
    private(set) var attachments: [Frame] = []

    private static let headerRoom = 10

    /// Makes a text `message` packet; `write` appends its content, which must be UTF-8.
    ///
    /// `capacity` is about how many bytes `write` will append.
    public init(capacity: Int = 64, _ write: (inout ByteBuffer) -> Void) {
        self.init(opcode: 0x81, capacity: capacity) { buffer in
            buffer.writeInteger(PacketType.message.rawValue)
            write(&buffer)
        }
    }

    /// Makes a text `message` packet of `text`.
    public init(text: String) {
        self.init(capacity: text.utf8.count) { $0.writeString(text) }
    }

    /// Makes a binary `message` packet.
    public init(binary: ByteBuffer) {
        self.init(opcode: 0x82, capacity: binary.readableBytes) { $0.writeImmutableBuffer(binary) }
    }

    /// The same frame with binary messages right behind it; the outbox queues or drops them as one.
    public func attaching(_ contents: [ByteBuffer]) -> Frame {
        var copy = self
        copy.attachments = contents.map(Frame.init(binary:))
        return copy
    }

    /// The same frame in memory of its own: event loops that share none do not slow each other down counting references.
    package func copied() -> Frame {
        var copy = self
        copy.bytes = ByteBuffer(bytes: bytes.readableBytesView)
        return copy
    }

    init(type: PacketType, content: String = "") {
        self.init(opcode: 0x81, capacity: content.utf8.count) { buffer in
            buffer.writeInteger(type.rawValue)
            buffer.writeString(content)
        }
    }

    private init(opcode: UInt8, capacity: Int, _ write: (inout ByteBuffer) -> Void) {
        var buffer = ByteBufferAllocator().buffer(capacity: Self.headerRoom + 1 + capacity)
        buffer.moveWriterIndex(to: Self.headerRoom)
        buffer.moveReaderIndex(to: Self.headerRoom)
        write(&buffer)
        let header = WebSocketHeader(opcode: opcode, length: buffer.readableBytes)
        buffer.moveReaderIndex(to: Self.headerRoom - header.length)
        header.write(into: &buffer, at: buffer.readerIndex)
        bytes = buffer
        headerLength = header.length
        isBinary = opcode == 0x82
    }

    /// How many bytes a WebSocket sends for it and its attachments, which is also what the outbox counts.
    package var count: Int { attachments.reduce(bytes.readableBytes) { $0 + $1.bytes.readableBytes } }

    /// The packet without the WebSocket header, as a poll carries it (binary still to be written as base64).
    package var packet: ByteBuffer {
        bytes.getSlice(at: bytes.readerIndex + headerLength, length: bytes.readableBytes - headerLength) ?? ByteBuffer()
    }

    static let close = Frame(type: .close)
    static let ping = Frame(type: .ping)
    static let probeAnswer = Frame(type: .pong, content: "probe")
    static let noop = Frame(type: .noop)
}
