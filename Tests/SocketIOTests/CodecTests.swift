import NIOCore
import Testing

@testable import SocketIO

@Suite("Socket.IO packets and JSON")
struct CodecTests {
    private func decode(_ text: String) throws -> SocketIO.Packet {
        try PacketDecoder.decode(ByteBuffer(string: text))
    }

    @Test("packets of every kind are read")
    func packets() throws {
        #expect(try decode("0") == Packet(kind: .connect))
        #expect(try decode(#"0/x,{"a":1}"#) == Packet(kind: .connect, namespace: "/x", payload: ["a": 1]))
        #expect(try decode("0/x") == Packet(kind: .connect, namespace: "/x"))
        #expect(try decode("0/x?a=b,") == Packet(kind: .connect, namespace: "/x"))
        #expect(try decode("1/x,") == Packet(kind: .disconnect, namespace: "/x"))
        #expect(try decode(#"2["e",1]"#) == Packet(kind: .event, payload: ["e", 1]))
        #expect(try decode(#"2/x,12["e"]"#) == Packet(kind: .event, namespace: "/x", id: 12, payload: ["e"]))
        #expect(try decode("3456[]") == Packet(kind: .ack, id: 456, payload: []))
        #expect(try decode(#"52-["e"]"#) == Packet(kind: .binaryEvent, attachments: 2, payload: ["e"]))
    }

    @Test(
        "what is no packet is refused",
        arguments: [
            "", "9", "abc", "2", "2{}", "2[]", "2[1]", #"2["connect"]"#, #"2["disconnect"]"#, "2[\"e\"", "3[]", "3x[]",
            "3999999999999999999999[]", "0[1]", "0\"x\"", "1[]", "4{}", "5[\"e\"]", "511-[\"e\"]", "5-1-[\"e\"]",
            "2[\"e\"]x",
        ]
    )
    func garbage(text: String) {
        #expect(throws: PacketError.self) { try decode(text) }
    }

    @Test("JSON comes back as it went")
    func roundTrip() throws {
        let value: JSON = ["a": [1, -2.5, "ü\"\\\n\u{1}😀", true, nil, [:]], "b": .integer(.max), "c": .number(1e300)]
        var payload = EncodedPayload()
        try JSONWriter.write(value, to: &payload)
        #expect(try payload.json.withUnsafeReadableBytes { try JSONParser.parse($0) } == value)
    }

    @Test("escapes are read, half a surrogate pair becomes U+FFFD")
    func escapes() throws {
        let text = #"["\u0041\ud83d\ude00\/\b","\ud83dx"]"#
        #expect(try parse(text) == ["A😀/\u{8}", "\u{FFFD}x"])
    }

    private func parse(_ text: String) throws -> JSON {
        try Array(text.utf8).withUnsafeBytes { try JSONParser.parse($0) }
    }

    @Test(
        "bad JSON is refused",
        arguments: ["", "[", "[1,]", "{\"a\"}", "01", "1.", "-", "\"\u{1}\"", "tru", "1e999", "\"\\u12\""]
    )
    func badJSON(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test("deep nesting is refused")
    func deep() {
        #expect(throws: JSONError(code: .tooDeep)) { try parse(String(repeating: "[", count: 100_000)) }
    }

    @Test("random bytes never trap")
    func fuzz() {
        var seed: UInt64 = 42
        let alphabet = Array(#"0123456789/,-[]{}":\"ue.tn_?"#.utf8)
        for _ in 0..<50_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(seed % 24) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(seed >> 33) % alphabet.count])
            }
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            seed ^= seed >> 29
            _ = try? PacketDecoder.decode(ByteBuffer(bytes: bytes))
        }
    }
}
