import NIOCore

/// The payload of an event or ack as it travels: JSON text, and the bytes that go beside it.
struct EncodedPayload: Sendable {
    /// The JSON text.
    var json = ByteBuffer()
    /// What its placeholders stand for.
    var attachments: [ByteBuffer] = []

    init() {}

    /// A payload without attachments that is JSON text already.
    init(json: ByteBuffer) {
        self.json = json
    }

    /// Several values as one JSON array, the form of every event's and ack's payload.
    /// - Throws: `JSONError` or an `EncodingError`.
    init(array values: [any Encodable & Sendable]) throws {
        json.writeInteger(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { json.writeInteger(UInt8(ascii: ",")) }
            try JSONWriter.write(value, to: &self)
        }
        json.writeInteger(UInt8(ascii: "]"))
    }
}
