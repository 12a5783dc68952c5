package import NIOCore

/// Turns a client's bytes into messages (RFC 6455, section 5): masks, fragments, control frames, limits, UTF-8.
///
/// Text is checked as it arrives, so that bytes that cannot become a message end the connection at once.
package struct WebSocketDecoder {
    /// What a client sent.
    package enum Event: Equatable {
        /// A whole message, put together from its fragments.
        case message(Message)
        /// To be answered with the same content.
        case ping(ByteBuffer)
        /// An answer to a ping, or none: either is fine.
        case pong
        /// The client closes, with the code it gave.
        case close(code: UInt16?)
    }

    private struct Header {
        var isFinal: Bool
        var opcode: UInt8
        var length: Int
        var mask: UInt32
        var size: Int
    }

    private let limit: Int
    private let maxFragments: Int
    private var buffer = ByteBuffer()
    /// The frame whose content is still arriving, and how much of it has been unmasked.
    private var current: (header: Header, done: Int)?
    private var partial: ByteBuffer?
    private var isPartialText = false
    private var fragments = 0
    private var validator = UTF8Validator()

    /// Makes a decoder for messages of at most `limit` bytes in at most `maxFragments` frames.
    package init(limit: Int, maxFragments: Int = 1_000) {
        self.limit = limit
        self.maxFragments = maxFragments
    }

    /// True while nothing unfinished waits for more bytes.
    package var isIdle: Bool { current == nil && partial == nil && buffer.readableBytes == 0 }

    /// Takes bytes as they come from the network.
    package mutating func append(_ bytes: inout ByteBuffer) {
        if buffer.readableBytes == 0 {
            swap(&buffer, &bytes)
        } else {
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next event, or nil when more bytes are needed.
    package mutating func next() throws(WebSocketError) -> Event? {
        while let (header, done) = try frame() {
            let available = min(buffer.readableBytes, header.length)
            unmask(from: done, to: available, header.mask)
            if isText(header) {
                try validate(from: done, to: available, isLast: header.isFinal && available == header.length)
            }
            guard available == header.length, let content = buffer.readSlice(length: available) else {
                current = (header, available)
                return nil
            }
            current = nil
            if let event = try accept(header, content) { return event }
        }
        if buffer.readableBytes == 0 { buffer = ByteBuffer() }
        return nil
    }

    /// The frame under way, or the next one whose header is whole.
    private mutating func frame() throws(WebSocketError) -> (Header, Int)? {
        if let current { return (current.header, current.done) }
        guard let header = try readHeader() else { return nil }
        buffer.moveReaderIndex(forwardBy: header.size)
        return (header, 0)
    }

    private func isText(_ header: Header) -> Bool {
        header.opcode == 1 || (header.opcode == 0 && isPartialText)
    }

    private func readHeader() throws(WebSocketError) -> Header? {
        let start = buffer.readerIndex
        guard let first: UInt8 = buffer.getInteger(at: start), let second: UInt8 = buffer.getInteger(at: start + 1)
        else { return nil }
        guard first & 0x70 == 0 else { throw .violation("reserved bits") }
        guard second & 0x80 != 0 else { throw .violation("frame is not masked") }
        guard let (length, size) = try readLength(second & 0x7F) else { return nil }
        guard let mask: UInt32 = buffer.getInteger(at: start + size, endianness: .host) else { return nil }
        let header = Header(
            isFinal: first & 0x80 != 0,
            opcode: first & 0x0F,
            length: length,
            mask: mask,
            size: size + 4
        )
        try check(header)
        return header
    }

    private func readLength(_ short: UInt8) throws(WebSocketError) -> (length: Int, size: Int)? {
        let index = buffer.readerIndex + 2
        switch short {
        case 126:
            guard let length: UInt16 = buffer.getInteger(at: index) else { return nil }
            guard length > 125 else { throw .violation("length is not minimal") }
            return (Int(length), 4)
        case 127:
            guard let length: UInt64 = buffer.getInteger(at: index) else { return nil }
            guard length > UInt64(UInt16.max), length >> 63 == 0 else { throw .violation("bad length") }
            return (Int(length), 10)
        default: return (Int(short), 2)
        }
    }

    private func check(_ header: Header) throws(WebSocketError) {
        switch header.opcode {
        case 0:
            guard partial != nil else { throw .violation("nothing to continue") }
        case 1, 2:
            guard partial == nil else { throw .violation("message not finished") }
        case 8, 9, 10:
            guard header.isFinal, header.length <= 125 else { throw .violation("bad control frame") }
        default: throw .violation("reserved opcode")
        }
        let (total, overflow) = header.length.addingReportingOverflow(partial?.readableBytes ?? 0)
        guard !overflow, total <= limit || header.opcode >= 8 else { throw .tooLarge }
    }

    /// Takes the mask off the bytes `start..<end` of the frame's content, where they lie.
    private mutating func unmask(from start: Int, to end: Int, _ mask: UInt32) {
        guard mask != 0, start < end else { return }
        buffer.withUnsafeMutableReadableBytes { bytes in
            withUnsafeBytes(of: mask) { mask in
                var index = start
                while index < end, index & 7 != 0 {
                    bytes[index] ^= mask[index & 3]
                    index += 1
                }
                let wide = UInt64(mask.load(as: UInt32.self)) << 32 | UInt64(mask.load(as: UInt32.self))
                while index + 8 <= end {
                    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    bytes.storeBytes(of: word ^ wide, toByteOffset: index, as: UInt64.self)
                    index += 8
                }
                while index < end {
                    bytes[index] ^= mask[index & 3]
                    index += 1
                }
            }
        }
    }

    private mutating func validate(from start: Int, to end: Int, isLast: Bool) throws(WebSocketError) {
        let isValid = buffer.withUnsafeReadableBytes {
            validator.accept(UnsafeRawBufferPointer(rebasing: $0[start..<end]))
        }
        guard isValid, !isLast || validator.isComplete else { throw .invalidUTF8 }
    }

    private mutating func accept(_ header: Header, _ content: ByteBuffer) throws(WebSocketError) -> Event? {
        switch header.opcode {
        case 8: return try close(content)
        case 9: return .ping(content)
        case 10: return .pong
        case 0: return try continued(content, isFinal: header.isFinal)
        default: return try started(content, isText: header.opcode == 1, isFinal: header.isFinal)
        }
    }

    private mutating func started(
        _ content: ByteBuffer,
        isText: Bool,
        isFinal: Bool
    ) throws(WebSocketError) -> Event? {
        if isFinal { return .message(isText ? .text(content) : .binary(content)) }
        (partial, isPartialText, fragments) = (content, isText, 1)
        return nil
    }

    private mutating func continued(_ content: ByteBuffer, isFinal: Bool) throws(WebSocketError) -> Event? {
        fragments += 1
        guard fragments <= maxFragments else { throw .tooManyFragments }
        partial?.writeImmutableBuffer(content)
        guard isFinal, let whole = partial else { return nil }
        partial = nil
        return .message(isPartialText ? .text(whole) : .binary(whole))
    }

    private func close(_ content: ByteBuffer) throws(WebSocketError) -> Event {
        guard content.readableBytes > 0 else { return .close(code: nil) }
        var rest = content
        guard let code: UInt16 = rest.readInteger() else { throw .violation("bad close frame") }
        let isKnown = (1000...1003).contains(code) || (1007...1014).contains(code) || (3000...4999).contains(code)
        guard isKnown else { throw .violation("bad close code") }
        var reason = UTF8Validator()
        guard rest.withUnsafeReadableBytes({ reason.accept($0) }), reason.isComplete else { throw .invalidUTF8 }
        return .close(code: code)
    }
}
