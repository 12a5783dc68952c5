import EngineIO
import NIOCore
import NIOEmbedded
import SocketIOTestClient
import Testing

@Suite("The wire: upgrade")
struct UpgradeTests {
    private let engine = echoEngine()

    /// A polling session, the connections of its polls and posts, and a WebSocket that wants to take over.
    private struct Upgrade {
        let query: String
        let polls: Conversation
        let posts: Conversation
        let webSocket: Conversation

        init(_ engine: Engine) throws {
            polls = try Conversation(engine)
            let sid = try polls.openSession()
            query = "EIO=4&transport=polling&sid=\(sid)"
            posts = try Conversation(engine)
            webSocket = try Conversation(engine)
            _ = try webSocket.upgrade("EIO=4&transport=websocket&sid=\(sid)")
        }

        /// True when the session still polls.
        func polls(_ text: String) throws -> Bool {
            guard try posts.request("POST", query, body: text).hasSuffix("ok") else { return false }
            return try posts.request(query).hasSuffix("\r\n\r\n" + text)
        }
    }

    @Test("`2probe` → `3probe`; a waiting poll is ended with `6`; then `5`, and messages right behind it are handled")
    func upgrade() throws {
        let upgrade = try Upgrade(engine)
        #expect(try upgrade.polls.request(upgrade.query).isEmpty)
        #expect(try upgrade.webSocket.packets("2probe") == ["3probe"])
        #expect(try upgrade.polls.received().hasSuffix("\r\n\r\n6"))
        #expect(try upgrade.webSocket.packets("5", "4a", "4b") == ["4a", "4b"])
    }

    @Test("after `5` a poll with that sid is 400, and a POST too")
    func pollAfterUpgrade() throws {
        let upgrade = try Upgrade(engine)
        try upgrade.webSocket.packets("2probe", "5")
        #expect(try upgrade.polls.request(upgrade.query).hasPrefix("HTTP/1.1 400"))
        #expect(try upgrade.posts.request("POST", upgrade.query, body: "4x").hasPrefix("HTTP/1.1 400"))
        #expect(try upgrade.webSocket.packets("4a") == ["4a"])
    }

    @Test(
        "a second WebSocket with that sid is accepted and closed, and the first one keeps working",
        arguments: [false, true]
    )
    func secondWebSocket(_ isUpgraded: Bool) throws {
        let upgrade = try Upgrade(engine)
        try upgrade.webSocket.packets("2probe")
        if isUpgraded { try upgrade.webSocket.packets("5") }
        let second = try Conversation(engine)
        let sid = upgrade.query.split(separator: "=").last ?? ""
        #expect(try second.upgrade("EIO=4&transport=websocket&sid=\(sid)").hasPrefix("HTTP/1.1 101"))
        #expect(try !second.packets("2probe").contains("3probe"))
        if !isUpgraded { try upgrade.webSocket.packets("5") }
        #expect(try upgrade.webSocket.packets("4a") == ["4a"])
    }

    @Test("what waits while the transport changes comes over the WebSocket, in order, none twice")
    func inBetween() throws {
        let upgrade = try Upgrade(engine)
        try upgrade.webSocket.packets("2probe")
        #expect(try upgrade.posts.request("POST", upgrade.query, body: "4a\u{1E}4b").hasSuffix("ok"))
        #expect(try upgrade.webSocket.packets("5", "4c") == ["4a", "4b", "4c"])
    }

    /// How far the WebSocket came before it was reset.
    private static let steps: [(String, [UInt8])] = [
        ("after 101", []),
        ("in the middle of the probe", Array(ClientFrame(text: "2probe").bytes.prefix(5))),
        ("after 3probe", ClientFrame(text: "2probe").bytes),
        (
            "in the middle of `5`",
            ClientFrame(text: "2probe").bytes + ClientFrame(text: "5").bytes.prefix(6)
        ),
        ("with something else than the probe", ClientFrame(text: "4x").bytes),
        ("with `5` before the probe", ClientFrame(text: "5").bytes),
    ]

    @Test("reset at every step of an upgrade: polling goes on", arguments: steps)
    func reset(_ step: String, _ bytes: [UInt8]) throws {
        let upgrade = try Upgrade(engine)
        if !bytes.isEmpty { try upgrade.webSocket.frames(bytes) }
        upgrade.webSocket.reset()
        #expect(try upgrade.polls("4still here"))
        #expect(engine.sessionCount == 1)
        let sid = upgrade.query.split(separator: "=").last ?? ""
        let again = try Conversation(engine)
        _ = try again.upgrade("EIO=4&transport=websocket&sid=\(sid)")
        #expect(try again.packets("2probe", "5", "4a") == ["3probe", "4a"])
    }

    @Test("reset after `5`: the session is over")
    func resetAfterUpgrade() throws {
        let upgrade = try Upgrade(engine)
        try upgrade.webSocket.packets("2probe", "5")
        upgrade.webSocket.reset()
        #expect(engine.sessionCount == 0)
        #expect(try upgrade.polls.request(upgrade.query).hasPrefix("HTTP/1.1 400"))
    }
}
