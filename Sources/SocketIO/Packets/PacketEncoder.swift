import NIOCore

/// Writes packets that the server sends, framed once.
enum PacketEncoder {
    /// `0{"sid":…}`
    static func connect(namespace: String, sid: String) -> Frame {
        Frame { buffer in
            writeHead(.connect, namespace, to: &buffer)
            buffer.writeString(#"{"sid":"\#(sid)"}"#)
        }
    }

    /// `4{"message":…,"data":…}`
    static func connectError(namespace: String, message: String, data: JSON?) -> Frame {
        var members: [String: JSON] = ["message": .string(message)]
        members["data"] = data
        return Frame { buffer in
            writeHead(.connectError, namespace, to: &buffer)
            do { try JSONWriter.write(.object(members), to: &buffer) } catch { buffer.writeStaticString("{}") }
        }
    }

    /// `1`
    static func disconnect(namespace: String) -> Frame {
        Frame { writeHead(.disconnect, namespace, to: &$0) }
    }

    /// An event or ack whose payload is JSON text already.
    static func packet(_ kind: Packet.Kind, namespace: String, id: Int?, payload: ByteBuffer) -> Frame {
        Frame(capacity: payload.readableBytes + 32) { buffer in
            writeHead(kind, namespace, to: &buffer)
            if let id { buffer.writeString(String(id)) }
            buffer.writeImmutableBuffer(payload)
        }
    }

    private static func writeHead(_ kind: Packet.Kind, _ namespace: String, to buffer: inout ByteBuffer) {
        buffer.writeInteger(kind.rawValue)
        guard namespace != "/" else { return }
        buffer.writeString(namespace)
        buffer.writeInteger(UInt8(ascii: ","))
    }
}
