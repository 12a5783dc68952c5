package import NIOCore

/// Reads the text form of packets: `<type>[<attachments>-][<namespace>,][<id>][<payload>]`.
package struct PacketDecoder {
    private static let maxAttachments = 10
    private static let maxNamespace = 256
    /// Event names that the protocol keeps for itself.
    static let reservedNames: Set<String> = [
        "connect", "connect_error", "disconnect", "disconnecting", "error", "newListener", "removeListener",
    ]

    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    /// The packet in `text`, which is known to be UTF-8.
    /// - Throws: `PacketError`.
    package static func decode(_ text: ByteBuffer) throws(PacketError) -> Packet {
        let result = text.withUnsafeReadableBytes { bytes -> Result<Packet, PacketError> in
            var decoder = PacketDecoder(bytes: bytes)
            do throws(PacketError) { return .success(try decoder.packet()) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    private mutating func packet() throws(PacketError) -> Packet {
        guard let first = bytes.first, let kind = Packet.Kind(rawValue: first) else { throw PacketError(.unknownType) }
        index = 1
        var packet = Packet(kind: kind)
        if kind == .binaryEvent || kind == .binaryAck { packet.attachments = try attachments() }
        packet.namespace = try namespace()
        packet.id = try number(PacketError(.badID))
        packet.payload = try payload()
        try check(packet)
        return packet
    }

    private mutating func attachments() throws(PacketError) -> Int {
        guard let count = try number(PacketError(.badAttachments)), count <= Self.maxAttachments else {
            throw PacketError(.badAttachments)
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "-") else { throw PacketError(.badAttachments) }
        index += 1
        return count
    }

    /// Digits, if there are any; at most 15, so that nothing overflows.
    private mutating func number(_ error: PacketError) throws(PacketError) -> Int? {
        var value = 0
        let start = index
        while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
            guard index - start < 15 else { throw error }
            value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            index += 1
        }
        return index > start ? value : nil
    }

    /// What stands behind a `?` is not part of the name.
    private mutating func namespace() throws(PacketError) -> String {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else { return "/" }
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
        guard end - index <= Self.maxNamespace else { throw PacketError(.badNamespace) }
        let name = bytes[index..<end].prefix { $0 != UInt8(ascii: "?") }
        index = min(end + 1, bytes.count)
        return String(decoding: name, as: UTF8.self)
    }

    private func payload() throws(PacketError) -> JSON? {
        guard index < bytes.count else { return nil }
        do throws(JSONError) {
            return try JSONParser.parse(bytes, from: index)
        } catch {
            throw PacketError(.badPayload)
        }
    }

    private func check(_ packet: Packet) throws(PacketError) {
        switch packet.kind {
        case .connect:
            guard packet.payload == nil || packet.payload?.object != nil else { throw PacketError(.badPayload) }
        case .disconnect:
            guard packet.payload == nil else { throw PacketError(.badPayload) }
        case .connectError: throw PacketError(.unknownType)
        case .event, .binaryEvent:
            guard let name = packet.payload?.array?.first?.string else { throw PacketError(.badPayload) }
            guard !Self.reservedNames.contains(name) else { throw PacketError(.reservedName) }
        case .ack, .binaryAck:
            guard packet.payload?.array != nil else { throw PacketError(.badPayload) }
            guard packet.id != nil else { throw PacketError(.badID) }
        }
    }
}
