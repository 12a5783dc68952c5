import EngineIO
import NIOCore
import NIOEmbedded
import SocketIOTestClient
import Testing

@Suite("The wire: WebSocket")
struct WebSocketTests {
    private let engine = echoEngine { $0.maxPayload = 1_000 }

    private func open() throws -> Conversation {
        let conversation = try Conversation(engine)
        #expect(try conversation.upgrade("EIO=4&transport=websocket").hasPrefix("HTTP/1.1 101"))
        return conversation
    }

    @Test("text and binary frames are packets")
    func packets() throws {
        let conversation = try open()
        #expect(try conversation.packets("4a", "4b") == ["4a", "4b"])
        try conversation.channel.writeInbound(ByteBuffer(bytes: ClientFrame(binary: [1, 255]).bytes))
        let frames = try conversation.receivedFrames()
        #expect(frames.map(\.opcode) == [2])
        #expect(frames.map(\.content) == [ByteBuffer(bytes: [1, 255])])
    }

    @Test("a frame that is no packet closes the connection", arguments: ["", "9", "x4"])
    func noPacket(_ text: String) throws {
        let conversation = try open()
        try conversation.packets(text)
        #expect(engine.sessionCount == 0)
    }

    @Test("`1` closes at once")
    func close() throws {
        let conversation = try open()
        try conversation.packets("1", "4late")
        #expect(engine.sessionCount == 0)
        #expect(!conversation.channel.isActive)
    }

    @Test("control frames inside fragments are answered, and the message is whole")
    func controlFrames() throws {
        let conversation = try open()
        let bytes =
            ClientFrame(head: 0x01, Array("4a".utf8)).bytes + ClientFrame(head: 0x89, [7]).bytes
            + ClientFrame(head: 0x80, Array("b".utf8)).bytes
        try conversation.channel.writeInbound(ByteBuffer(bytes: bytes))
        let frames = try conversation.receivedFrames()
        #expect(frames.map(\.opcode) == [0xA, 1])
        #expect(frames.map { String(buffer: $0.content) } == ["\u{7}", "4ab"])
    }

    @Test(
        "what breaks RFC 6455 is closed with its code, and the session is over",
        arguments: [
            ("reserved bits", ClientFrame(head: 0xC1, [0x34]).bytes, 1002),
            ("an unknown opcode", ClientFrame(head: 0x83, [0x34]).bytes, 1002),
            ("no mask", [0x81, 1, 0x34], 1002),
            ("a length with the top bit set", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4], 1002),
            ("a length past the limit", [0x82, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4], 1009),
            ("a fragmented control frame", ClientFrame(head: 0x09, []).bytes, 1002),
            ("a long control frame", ClientFrame(head: 0x89, [UInt8](repeating: 0, count: 126)).bytes, 1002),
            ("a continuation of nothing", ClientFrame(head: 0x80, [0x34]).bytes, 1002),
            ("text that is no UTF-8", ClientFrame(head: 0x81, [0x34, 0xC0, 0xAF]).bytes, 1007),
            ("a close reason that is no UTF-8", ClientFrame(head: 0x88, [3, 232, 0xFF]).bytes, 1007),
            ("a close code that means nothing", ClientFrame(head: 0x88, [3, 237]).bytes, 1002),
            ("half a close code", ClientFrame(head: 0x88, [3]).bytes, 1002),
        ] as [(String, [UInt8], UInt16)]
    )
    func broken(_ what: String, _ bytes: [UInt8], _ code: UInt16) throws {
        let conversation = try open()
        try conversation.channel.writeInbound(ByteBuffer(bytes: bytes))
        let close = try #require(try conversation.receivedFrames().last)
        #expect(close.opcode == 8)
        #expect(close.content.getInteger(at: close.content.readerIndex, as: UInt16.self) == code)
        #expect(engine.sessionCount == 0)
    }

    @Test("UTF-8 is validated over fragments: the message is refused with the byte that breaks it")
    func fragmentedText() throws {
        let conversation = try open()
        let euro = Array("4€".utf8)
        let good = ClientFrame(head: 0x01, Array(euro[..<2])).bytes + ClientFrame(head: 0x80, Array(euro[2...])).bytes
        #expect(try conversation.frames(good) == ["4€"])
        try conversation.frames(ClientFrame(head: 0x01, Array(euro[..<2])).bytes)
        try conversation.frames(ClientFrame(head: 0x00, [0x41]).bytes)
        #expect(engine.sessionCount == 0)
    }

    @Test("a message that is never finished is given up after messageTimeout, endless fragments before")
    func unfinished() throws {
        let slow = try Conversation(echoEngine { $0.messageTimeout = .seconds(3) })
        _ = try slow.upgrade("EIO=4&transport=websocket")
        try slow.frames(ClientFrame(head: 0x01, [0x34]).bytes)
        slow.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(slow.channel.isActive)
        slow.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!slow.channel.isActive)
        let endless = try open()
        try endless.frames(ClientFrame(head: 0x01, [0x34]).bytes)
        for _ in 0..<100_000 where endless.channel.isActive {
            try endless.frames(ClientFrame(head: 0x00, []).bytes)
        }
        #expect(engine.sessionCount == 0)
    }

    @Test("the upgrade works as a later request on a kept-alive connection")
    func keptAlive() throws {
        let conversation = try Conversation(engine)
        #expect(try conversation.request("EIO=4").hasPrefix("HTTP/1.1 400"))
        #expect(try conversation.request("EIO=4&transport=polling").hasPrefix("HTTP/1.1 200"))
        #expect(try conversation.upgrade("EIO=4&transport=websocket").hasPrefix("HTTP/1.1 101"))
        #expect(try conversation.packets("4a") == ["4a"])
    }
}
