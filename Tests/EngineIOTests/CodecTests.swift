import NIOCore
import Testing

@testable import EngineIO

@Suite("Packets, payloads and frames")
struct CodecTests {
    @Test("the accept value is the one of RFC 6455, and a key must be 16 bytes")
    func accept() {
        #expect(WebSocketAccept(key: "dGhlIHNhbXBsZSBub25jZQ==")?.value == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(WebSocketAccept(key: "short") == nil)
    }

    @Test("base64 comes back as it went, at every length")
    func base64() {
        for length in 0..<50 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        for bad in ["a", "ab=c", "====", "a===", "ab!d"] { #expect(Base64.decode(Array(bad.utf8)) == nil) }
    }

    @Test("a payload is split at 0x1e; binary is base64 behind b")
    func payload() throws {
        let packets = try Payload.decode(ByteBuffer(string: "4hello\u{1E}bAQID\u{1E}3"))
        let binary = Message.binary(ByteBuffer(bytes: [1, 2, 3]))
        #expect(packets == [.message(.text(ByteBuffer(string: "hello"))), .message(binary), .pong(ByteBuffer())])
        let body = Payload.encode([Frame(text: "hello"), Frame(binary: ByteBuffer(bytes: [1, 2, 3])), .ping])
        #expect(String(buffer: body) == "4hello\u{1E}bAQID\u{1E}2")
    }

    @Test("what is no payload is refused", arguments: ["", "abc", "4a\u{1E}", "b***", "\u{1E}"])
    func badPayload(text: String) {
        #expect(throws: PacketError.self) { try Payload.decode(ByteBuffer(string: text)) }
    }

    @Test(
        "text must be UTF-8",
        arguments: [[0x34, 0xFF], [0x34, 0xC0, 0x80], [0x34, 0xED, 0xA0, 0x80], [0x34, 0xE2]]
    )
    func badUTF8(bytes: [UInt8]) {
        #expect(throws: PacketError(.invalidUTF8)) { try Payload.decode(ByteBuffer(bytes: bytes)) }
    }

    @Test("the validator agrees with the standard library on random bytes, however they are cut")
    func utf8() {
        var random = SeededRandom(seed: 1)
        let pieces: [UInt8] = [0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<12, using: &random)).map { _ -> UInt8 in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            var validator = UTF8Validator()
            let first = bytes[..<cut].withUnsafeBytes { validator.accept($0) }
            let isValid = first && bytes[cut...].withUnsafeBytes { validator.accept($0) } && validator.isComplete
            #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil))
        }
    }

    @Test("a frame has the shortest header and shares its bytes with polls", arguments: [0, 124, 125, 65_534, 65_535])
    func frame(length: Int) {
        let frame = Frame(text: String(repeating: "x", count: length))
        let header = length + 1 < 126 ? 2 : length + 1 <= 65_535 ? 4 : 10
        #expect(frame.bytes.readableBytes == header + 1 + length)
        #expect(frame.packet.readableBytes == 1 + length)
        #expect(frame.bytes.getInteger(at: frame.bytes.readerIndex) == UInt8(0x81))
    }
}

/// Random numbers that are the same in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
