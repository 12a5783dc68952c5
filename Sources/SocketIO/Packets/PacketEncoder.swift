import NIOCore

/// Writes packets that the server sends, framed once.
enum PacketEncoder {
    /// `0{"sid":…}`, or for a client that may be recovered later `0{"sid":…,"pid":…}`.
    static func connect(namespace: String, sid: String, pid: String?) -> Frame {
        Frame { buffer in
            writeHead(.connect, namespace, to: &buffer)
            let secret = pid.map { #","pid":"\#($0)""# } ?? ""
            buffer.writeString(#"{"sid":"\#(sid)"\#(secret)}"#)
        }
    }

    /// `4{"message":…,"data":…}`
    static func connectError(namespace: String, message: String, data: JSON?) -> Frame {
        var members: [String: JSON] = ["message": .string(message)]
        members["data"] = data
        return Frame { buffer in
            writeHead(.connectError, namespace, to: &buffer)
            var payload = EncodedPayload()
            do { try JSONWriter.write(.object(members), to: &payload) } catch {
                payload.json = ByteBuffer(string: "{}")
            }
            buffer.writeImmutableBuffer(payload.json)
        }
    }

    /// `1`
    static func disconnect(namespace: String) -> Frame {
        Frame { writeHead(.disconnect, namespace, to: &$0) }
    }

    /// `2["name",…]`, or with attachments `5<count>-["name",…]` and the attachments behind it.
    static func event(namespace: String, id: Int?, _ payload: EncodedPayload) -> Frame {
        packet(payload.attachments.isEmpty ? .event : .binaryEvent, namespace, id, payload)
    }

    /// `3<id>[…]`, or with attachments `6<count>-<id>[…]` and the attachments behind it.
    static func ack(namespace: String, id: Int, _ payload: EncodedPayload) -> Frame {
        packet(payload.attachments.isEmpty ? .ack : .binaryAck, namespace, id, payload)
    }

    private static func packet(_ kind: Packet.Kind, _ namespace: String, _ id: Int?, _ payload: EncodedPayload) -> Frame
    {
        let frame = Frame(capacity: payload.json.readableBytes + 32) { buffer in
            writeHead(kind, namespace, attachments: payload.attachments.count, to: &buffer)
            if let id { buffer.writeString(String(id)) }
            buffer.writeImmutableBuffer(payload.json)
        }
        return payload.attachments.isEmpty ? frame : frame.attaching(payload.attachments)
    }

    private static func writeHead(
        _ kind: Packet.Kind,
        _ namespace: String,
        attachments: Int = 0,
        to buffer: inout ByteBuffer
    ) {
        buffer.writeInteger(kind.rawValue)
        if attachments > 0 { buffer.writeString("\(attachments)-") }
        guard namespace != "/" else { return }
        buffer.writeString(namespace)
        buffer.writeInteger(UInt8(ascii: ","))
    }
}
