import NIOCore
import Testing

@testable import EngineIO

@Suite("WebSocket frames")
struct WebSocketDecoderTests {
    private func frame(_ first: UInt8, _ content: [UInt8], mask: [UInt8] = [1, 2, 3, 4]) -> [UInt8] {
        precondition(content.count < 126)
        let masked = content.enumerated().map { $0.element ^ mask[$0.offset & 3] }
        return [first, UInt8(content.count) | 0x80] + mask + masked
    }

    private func events(_ bytes: [UInt8], limit: Int = 1_000, step: Int? = nil) throws -> [WebSocketDecoder.Event] {
        var decoder = WebSocketDecoder(limit: limit)
        var events: [WebSocketDecoder.Event] = []
        for start in stride(from: 0, to: bytes.count, by: step ?? max(bytes.count, 1)) {
            var part = ByteBuffer(bytes: bytes[start..<min(start + (step ?? bytes.count), bytes.count)])
            decoder.append(&part)
            while let event = try decoder.next() { events.append(event) }
        }
        return events
    }

    @Test("frames are the same however the network cuts them", arguments: [1, 2, 3, 7, 100])
    func cuts(step: Int) throws {
        let bytes =
            frame(0x81, Array("4hello world".utf8)) + frame(0x01, Array("4a".utf8)) + frame(0x89, [7])
            + frame(0x80, Array("b".utf8)) + frame(0x82, [9])
        #expect(
            try events(bytes, step: step) == [
                .message(.text(ByteBuffer(string: "4hello world"))), .ping(ByteBuffer(bytes: [7])),
                .message(.text(ByteBuffer(string: "4ab"))), .message(.binary(ByteBuffer(bytes: [9]))),
            ]
        )
    }

    @Test(
        "what RFC 6455 forbids closes with its code",
        arguments: [
            ([0x81, 0x01, 0x34], 1002), ([0xC1, 0x80, 0, 0, 0, 0], 1002), ([0x80, 0x80, 0, 0, 0, 0], 1002),
            ([0x09, 0x80, 0, 0, 0, 0], 1002), ([0x89, 0xFE, 0, 200, 0, 0, 0, 0], 1002),
            ([0x83, 0x80, 0, 0, 0, 0], 1002),
            ([0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1002),
            ([0x81, 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1009),
            ([0x81, 0xFE, 0, 5, 0, 0, 0, 0], 1002), ([0x81, 0xFE, 0x10, 0, 0, 0, 0, 0], 1009),
            ([0x81, 0x81, 0, 0, 0, 0, 0xFF], 1007), ([0x88, 0x81, 0, 0, 0, 0, 3], 1002),
            ([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED], 1002),
        ] as [([UInt8], UInt16)]
    )
    func violations(bytes: [UInt8], code: UInt16) {
        let error = #expect(throws: WebSocketError.self) { try events(bytes) }
        #expect(error?.closeCode == code)
    }

    @Test("endless fragments are refused")
    func fragments() {
        let bytes = frame(0x02, []) + (0..<1_100).flatMap { _ in frame(0x00, []) }
        #expect(throws: WebSocketError.tooManyFragments) { try events(bytes) }
    }

    @Test("random bytes never trap")
    func garbage() {
        var random = SeededRandom(seed: 2)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 1..<40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            _ = try? events(bytes, step: Int.random(in: 1...40, using: &random))
        }
    }
}
