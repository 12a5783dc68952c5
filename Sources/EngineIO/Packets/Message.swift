public import NIOCore

/// The content of a `message` packet: what the two sides really say to each other.
public enum Message: Sendable, Equatable {
    /// Text whose bytes are valid UTF-8.
    case text(ByteBuffer)
    /// Bytes of any kind.
    case binary(ByteBuffer)
}
