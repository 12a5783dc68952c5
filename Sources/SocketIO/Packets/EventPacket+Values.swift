import NIOCore

extension EventPacket {
    /// The event as values: its name, then the arguments.
    /// - Throws: `JSONError` or `PacketError` when it was made from text that is no event.
    func values() throws -> [JSON] {
        try Self.values(payload)
    }

    /// The event's name, read from its text; for logs.
    var name: String {
        do { return try values().first?.string ?? "" } catch { return "" }
    }

    /// What an ack with this answer carries.
    static func values(_ answer: some Encodable & Sendable) throws -> [JSON] {
        try values(EncodedPayload(array: [answer]))
    }

    private static func values(_ payload: EncodedPayload) throws -> [JSON] {
        let result = payload.json.withUnsafeReadableBytes { bytes -> Result<JSON, JSONError> in
            do throws(JSONError) { return .success(try JSONParser.parse(bytes)) } catch { return .failure(error) }
        }
        return try result.get().filled(with: payload.attachments).array ?? []
    }

    /// The event with one more argument, a text.
    func appending(_ argument: String) -> EventPacket {
        var longer = payload
        longer.json.moveWriterIndex(to: max(longer.json.writerIndex - 1, longer.json.readerIndex))
        longer.json.writeInteger(UInt8(ascii: ","))
        JSONWriter.writeString(argument, to: &longer)
        longer.json.writeInteger(UInt8(ascii: "]"))
        return EventPacket(longer)
    }
}

// Travels between nodes and into stores as the text and the attachments that a client would get.
extension EventPacket: Codable {
    private enum CodingKeys: CodingKey {
        case json, attachments
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var payload = EncodedPayload(json: ByteBuffer(string: try container.decode(String.self, forKey: .json)))
        payload.attachments = try container.decode([Binary].self, forKey: .attachments).map(\.bytes)
        self.init(payload)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(String(buffer: payload.json), forKey: .json)
        try container.encode(payload.attachments.map { Binary($0) }, forKey: .attachments)
    }
}
