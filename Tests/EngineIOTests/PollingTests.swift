import EngineIO
import NIOCore
import NIOEmbedded
import SocketIOTestClient
import Testing

@Suite("The wire: polling")
struct PollingTests {
    private let engine = echoEngine()

    /// A session, its query, a connection for polls and one for posts.
    private func start() throws -> (query: String, polls: Conversation, posts: Conversation) {
        let polls = try Conversation(engine)
        let query = "EIO=4&transport=polling&sid=\(try polls.openSession())"
        return (query, polls, try Conversation(engine))
    }

    @Test(
        "packets are separated by 0x1e, binary is b + base64; all that one POST causes comes back in one poll after it"
    )
    func packets() throws {
        let (query, polls, posts) = try start()
        #expect(try posts.request("POST", query, body: "4a\u{1E}4€\u{1E}bAQIDBA==").hasSuffix("\r\n\r\nok"))
        #expect(try polls.request(query).hasSuffix("\r\n\r\n4a\u{1E}4€\u{1E}bAQIDBA=="))
    }

    @Test("a poll sent after pingInterval + pingTimeout is 400, though no timer has run")
    func tooLate() async throws {
        let engine = echoEngine {
            $0.pingInterval = .milliseconds(30)
            $0.pingTimeout = .milliseconds(20)
        }
        // The loop of this conversation stands still: only the clock passes, and with it the 50 ms that are the limit itself.
        let conversation = try Conversation(engine)
        let query = "EIO=4&transport=polling&sid=\(try conversation.openSession())"
        try await ContinuousClock().sleep(for: .milliseconds(51))
        #expect(try Conversation(engine).request(query).hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }

    @Test(
        "one answer has at most 16 packets, as python-engineio's clients refuse more; the rest comes in order, none lost"
    )
    func packetsPerPoll() throws {
        let (query, polls, posts) = try start()
        let sent = (0..<40).map { "4\($0)" }
        #expect(try posts.request("POST", query, body: sent.joined(separator: "\u{1E}")).hasSuffix("\r\n\r\nok"))
        var received: [[Substring]] = []
        while received.joined().count < sent.count {
            let answer = try polls.request(query)
            try #require(answer.contains(" 200 "))
            received.append(try #require(answer.split(separator: "\r\n\r\n").last).split(separator: "\u{1E}"))
        }
        #expect(received.map(\.count) == [16, 16, 8])
        #expect(received.joined().map(String.init) == sent)
    }

    @Test(
        "a malformed packet ends the session: the next poll is 400",
        arguments: ["abc", "", "4a\u{1E}", "b!!!!", "9"]
    )
    func malformed(_ body: String) throws {
        let (query, polls, posts) = try start()
        #expect(try posts.request("POST", query, body: body).contains(" 400 "))
        #expect(try polls.request(query).hasPrefix("HTTP/1.1 400"))
        #expect(engine.sessionCount == 0)
    }

    @Test("two polls at once: the first ends with `1`, the second is 400, the session is over")
    func twoPolls() throws {
        let (query, polls, posts) = try start()
        #expect(try polls.request(query).isEmpty)
        #expect(try posts.request(query).hasPrefix("HTTP/1.1 400"))
        #expect(try polls.received().hasSuffix("\r\n\r\n1"))
        #expect(try posts.request(query).hasPrefix("HTTP/1.1 400"))
    }

    @Test("a poll whose client went away ends the session; a poll for it on another connection is 400, never 500")
    func pollGone() throws {
        let (query, polls, posts) = try start()
        #expect(try polls.request(query).isEmpty)
        try polls.channel.close().wait()
        #expect(try posts.request(query).hasPrefix("HTTP/1.1 400"))
        #expect(engine.sessionCount == 0)
    }

    @Test("POST `1` while a poll waits: the poll ends with `6`, later polls are 400")
    func closedByPost() throws {
        let (query, polls, posts) = try start()
        #expect(try polls.request(query).isEmpty)
        #expect(try posts.request("POST", query, body: "1").hasSuffix("\r\n\r\nok"))
        #expect(try polls.received().hasSuffix("\r\n\r\n6"))
        #expect(try polls.request(query).hasPrefix("HTTP/1.1 400"))
    }

    @Test("POST `1` seen before the poll: the poll is answered alike")
    func closedByPostFirst() throws {
        let (query, polls, posts) = try start()
        #expect(try posts.request("POST", query, body: "1").isEmpty)
        #expect(try polls.request(query).hasSuffix("\r\n\r\n6"))
        #expect(try polls.request(query).hasPrefix("HTTP/1.1 400"))
    }

    @Test(
        "every request gets an answer, also for an odd content type or method",
        arguments: ["PUT", "DELETE", "PATCH"]
    )
    func oddRequests(_ method: String) throws {
        let (query, polls, posts) = try start()
        #expect(try posts.request(method, query).hasPrefix("HTTP/1.1 400"))
        #expect(
            try posts.request("POST", query, headers: ["Content-Type: application/x-odd"], body: "4x").contains(" 200 ")
        )
        #expect(try polls.request(query).hasSuffix("4x"))
    }
}

@Suite("Bad input: HTTP")
struct BadHTTPTests {
    @Test("a huge polling POST is refused at the limit while streaming, 413")
    func hugePost() throws {
        let engine = echoEngine { $0.maxPayload = 1_000 }
        let conversation = try Conversation(engine)
        let sid = try conversation.openSession()
        let head =
            "POST /socket.io/?EIO=4&transport=polling&sid=\(sid) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(try conversation.send(Array(head.utf8)).isEmpty)
        let chunk = Array("1f4\r\n".utf8) + [UInt8](repeating: 0x34, count: 500) + Array("\r\n".utf8)
        #expect(try conversation.send(chunk).isEmpty)
        #expect(try conversation.send(chunk).isEmpty)
        // The rest of the body is not read: for the decoder, the stream ends too early.
        #expect(throws: (any Error).self) { try conversation.send(chunk) }
        #expect(try conversation.received().hasPrefix("HTTP/1.1 413 Payload Too Large"))
        #expect(!conversation.channel.isActive)
    }

    @Test("a request that is read slowly is cut after messageTimeout: in its header, and in its body")
    func slowRequest() throws {
        let engine = echoEngine { $0.messageTimeout = .seconds(3) }
        let header = try Conversation(engine)
        try header.send(Array("GET /socket.io/?EIO=4".utf8))
        header.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(header.channel.isActive)
        header.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!header.channel.isActive)
        let body = try Conversation(engine)
        let sid = try body.openSession()
        try body.send(
            Array(
                "POST /socket.io/?EIO=4&transport=polling&sid=\(sid) HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n4"
                    .utf8
            )
        )
        body.channel.embeddedEventLoop.advanceTime(by: .seconds(3))
        #expect(!body.channel.isActive)
    }

    @Test("a poll may wait longer than messageTimeout")
    func longPoll() throws {
        let conversation = try Conversation(echoEngine { $0.messageTimeout = .seconds(3) })
        let sid = try conversation.openSession()
        try conversation.request("EIO=4&transport=polling&sid=\(sid)")
        conversation.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(conversation.channel.isActive)
    }

    @Test("connection limits per address and in all are answered 503, and closing makes room")
    func connectionLimits() throws {
        for engine in [echoEngine { $0.connectionsPerAddress = 1 }, echoEngine { $0.connections = 1 }] {
            let first = try Conversation(engine)
            let second = try Conversation(engine)
            #expect(try second.request("EIO=4&transport=polling").hasPrefix("HTTP/1.1 503 Service Unavailable"))
            #expect(try first.request("EIO=4&transport=polling").hasPrefix("HTTP/1.1 200"))
            try first.channel.close().wait()
            first.channel.embeddedEventLoop.run()
            #expect(try Conversation(engine).request("EIO=4&transport=polling").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test("too many headers are refused")
    func manyHeaders() throws {
        let conversation = try Conversation(echoEngine())
        let headers = (0..<20_000).map { "X-\($0): y" }
        #expect(throws: (any Error).self) { try conversation.request("EIO=4&transport=polling", headers: headers) }
        #expect(try conversation.received().hasPrefix("HTTP/1.1 4"))
    }
}
