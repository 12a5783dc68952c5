import EngineIO
import SocketIOTestClient
import Testing

@Suite("The wire: handshake")
struct HandshakeTests {
    @Test(
        "GET with transport=polling → 200, `0` and JSON with exactly sid, upgrades, pingInterval, pingTimeout, maxPayload"
    )
    func open() throws {
        let answer = try Conversation(echoEngine()).request("EIO=4&transport=polling")
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        let body = String(answer.split(separator: "\r\n\r\n").last ?? "")
        let tail = #"","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}"#
        #expect(body.hasPrefix(#"0{"sid":""#) && body.hasSuffix(tail))
        #expect(body.utf8.count == #"0{"sid":""#.utf8.count + 24 + tail.utf8.count)
    }

    @Test("upgrades is [] on WebSocket")
    func openWebSocket() throws {
        let answer = try Conversation(echoEngine()).upgrade("EIO=4&transport=websocket")
        #expect(answer.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
        #expect(answer.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
        #expect(answer.contains(#""upgrades":[],"#))
    }

    @Test(
        "400 with {code, message}: EIO missing or not 4, transport missing or unknown, POST or PUT without sid, unknown sid",
        arguments: [
            ("GET", "transport=polling", 5), ("GET", "EIO=3&transport=polling", 5),
            ("GET", "EIO=abc&transport=polling", 5),
            ("GET", "EIO=4", 0), ("GET", "EIO=4&transport=pigeon", 0), ("GET", "EIO=4&transport=__proto__", 0),
            ("GET", "__proto__=1&constructor=2", 0), ("POST", "EIO=4&transport=polling", 2),
            ("PUT", "EIO=4&transport=polling", 2), ("GET", "EIO=4&transport=polling&sid=nobody", 1),
            ("POST", "EIO=4&transport=polling&sid=nobody", 1),
        ]
    )
    func refusal(_ method: String, _ query: String, _ code: Int) throws {
        let answer = try Conversation(echoEngine()).request(method, query)
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.contains("{\"code\":\(code),\"message\":\""))
    }

    @Test(
        "the same wrong query on a WebSocket handshake is refused before the upgrade",
        arguments: [
            "transport=websocket", "EIO=3&transport=websocket", "EIO=4&transport=websocket&sid=nobody", "EIO=4",
            "EIO=4&transport=pigeon",
        ]
    )
    func webSocketRefusal(_ query: String) throws {
        let answer = try Conversation(echoEngine()).upgrade(query)
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.contains(#"{"code":"#))
    }

    @Test("what allowRequest turns down is answered 403, on both transports")
    func allowRequest() throws {
        let engine = echoEngine { $0.allowRequest = { $0.header("x-pass") == "yes" } }
        #expect(try Conversation(engine).request("EIO=4&transport=polling").hasPrefix("HTTP/1.1 403"))
        #expect(try Conversation(engine).upgrade("EIO=4&transport=websocket").hasPrefix("HTTP/1.1 403"))
        #expect(
            try Conversation(engine).upgrade("EIO=4&transport=websocket", headers: ["X-Pass: yes"]).hasPrefix(
                "HTTP/1.1 101"
            )
        )
        #expect(engine.sessionCount == 1)
    }

    @Test("a cookie with the session's id is set when it is asked for")
    func cookie() throws {
        let conversation = try Conversation(echoEngine { $0.cookie = SessionCookie() })
        let answer = try conversation.request("EIO=4&transport=polling")
        #expect(answer.contains("Set-Cookie: io="))
        #expect(answer.contains("; Path=/; HttpOnly; SameSite=Lax\r\n"))
        #expect(!(try Conversation(echoEngine()).request("EIO=4&transport=polling").contains("Set-Cookie")))
    }
}
