import NIOCore

/// Several values as one JSON array, the form of every event's and ack's payload.
enum JSONArray {
    static func encode(_ values: [any Encodable & Sendable]) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { buffer.writeInteger(UInt8(ascii: ",")) }
            try JSONWriter.write(value, to: &buffer)
        }
        buffer.writeInteger(UInt8(ascii: "]"))
        return buffer
    }
}
