import FoundationEssentials
import NIOCore
import Testing

@testable import EngineIO
@testable import SocketIO

@Suite("Binary events and acks")
struct BinaryTests {
    private struct Picture: Codable, Equatable {
        var title: String
        var image: Binary
        var thumbnails: [Binary]
    }

    private let picture = Picture(title: "Sea", image: Binary([1, 2, 3]), thumbnails: [Binary([4]), Binary([5])])

    /// The packets of a frame as a poll carries them.
    private func packets(_ frame: Frame) -> [String] {
        String(buffer: Payload.encode([frame])).split(separator: "\u{1E}").map(String.init)
    }

    private func decode(_ text: String, _ attachments: [[UInt8]], limit: Int = 100) throws -> SocketIO.Packet? {
        let packet = try PacketDecoder.decode(ByteBuffer(string: text))
        var reassembly = Reassembly(packet, limit: limit)
        if packet.attachments == 0 { return try reassembly.whole() }
        for attachment in attachments {
            if let whole = try reassembly.add(ByteBuffer(bytes: attachment)) { return whole }
        }
        return nil
    }

    @Test("bytes become placeholders, key order `_placeholder`, `num`, with the frames behind")
    func encode() throws {
        let frame = try EventPacket("e", JSON.binary(ByteBuffer(bytes: [1, 2])), JSON.string("x")).frame(namespace: "/")
        #expect(packets(frame) == [#"451-["e",{"_placeholder":true,"num":0},"x"]"#, "bAQI="])
        let inNamespace = try EventPacket("e", Binary([9])).frame(namespace: "/album", id: 7)
        #expect(packets(inNamespace) == [#"451-/album,7["e",{"_placeholder":true,"num":0}]"#, "bCQ=="])
        let ack = PacketEncoder.ack(namespace: "/", id: 3, try EncodedPayload(array: [Binary([1])]))
        #expect(packets(ack) == [#"461-3[{"_placeholder":true,"num":0}]"#, "bAQ=="])
    }

    @Test("bytes anywhere in a Codable payload arrive as they were sent")
    func roundTrip() throws {
        let sent = packets(try EventPacket("picture", picture, Binary([6])).frame(namespace: "/"))
        let attachments = try sent.dropFirst().map { try #require(Base64.decode($0.utf8.dropFirst())) }
        #expect(attachments == [[1, 2, 3], [4], [5], [6]])
        let packet = try #require(try decode(String(sent[0].dropFirst()), attachments))
        let arguments = Array(try #require(packet.payload?.array).dropFirst())
        let event = IncomingEvent(name: "picture", arguments: arguments, acknowledge: nil)
        #expect(try event.decode(Picture.self) == picture)
        #expect(try event.decode(Binary.self, at: 1) == Binary([6]))
        #expect(try event.decode([String: JSON].self)["image"]?.binary == ByteBuffer(bytes: [1, 2, 3]))
    }

    @Test(
        "a placeholder index negative, fractional, too big or no number is refused",
        arguments: ["-1", "0.5", "1", "1e300", "9223372036854775808", #""0""#, "null", "{}", "true"]
    )
    func placeholderIndex(_ number: String) {
        #expect(throws: SocketIO.PacketError.self) {
            try decode(#"51-["e",{"_placeholder":true,"num":\#(number)}]"#, [[1]])
        }
    }

    @Test("attachments: one may stand in two places; zero announced is an event whose placeholders are refused")
    func counts() throws {
        let twice = try decode(#"51-["e",{"_placeholder":true,"num":0},[{"_placeholder":true,"num":0}]]"#, [[1]])
        let one = JSON.binary(ByteBuffer(bytes: [1]))
        #expect(twice?.payload == ["e", one, [one]])
        #expect(try decode(#"50-["e",1]"#, [])?.payload == ["e", 1])
        #expect(throws: SocketIO.PacketError.self) { try decode(#"50-["e",{"_placeholder":true,"num":0}]"#, []) }
        #expect(throws: SocketIO.PacketError.self) { try decode(#"511-["e"]"#, []) }
        #expect(try decode(#"52-["e"]"#, [[1]]) == nil)
    }

    @Test("attachments have no more bytes together than one message may have")
    func limit() throws {
        #expect(throws: SocketIO.PacketError.self) { try decode(#"52-["e"]"#, [[1, 2], [3]], limit: 2) }
        #expect(try decode(#"52-["e"]"#, [[1], [3]], limit: 2) != nil)
    }

    @Test("bytes outside of events and acks have no form")
    func outside() {
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(Binary([1])) }
    }
}
