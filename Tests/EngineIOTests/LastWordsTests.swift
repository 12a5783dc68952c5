import EngineIO
import Logging
import NIOCore
import SocketIOTestClient
import Testing

/// Answers a message with so many, and closes.
private final class Parting: SessionDelegate {
    func session(_ session: Session, received message: Message) {
        guard case .text(let text) = message, let count = Int(String(buffer: text)) else { return }
        for number in 0..<count { session.send(Frame(text: "\(number)")) }
        session.close(.forcedServerClose)
    }

    func session(_ session: Session, closed reason: DisconnectReason) {}
}

@Suite("The wire: what a polling client hears of a session that was closed")
struct LastWordsTests {
    private let engine = Engine(configuration: .init(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    {
        _ in Parting()
    }

    private func packets(_ answer: String) throws -> [String] {
        try #require(answer.hasPrefix("HTTP/1.1 200 "))
        return try #require(answer.split(separator: "\r\n\r\n").last).split(separator: "\u{1E}").map(String.init)
    }

    @Test(
        "all that is owed comes, in answers of at most 16 packets, then `1`, and the session is forgotten",
        arguments: [0, 1, 15, 16, 40],
        [false, true]
    )
    func lastWords(count: Int, isPollWaiting: Bool) throws {
        let polls = try Conversation(engine)
        let query = "EIO=4&transport=polling&sid=\(try polls.openSession())"
        if isPollWaiting { #expect(try polls.request(query).isEmpty) }
        #expect(try Conversation(engine).request("POST", query, body: "4\(count)").hasSuffix("\r\n\r\nok"))
        var answers: [[String]] = []
        if isPollWaiting { answers.append(try packets(polls.received())) }
        while answers.last?.last != "1" {
            #expect(engine.sessionCount == 1)
            answers.append(try packets(polls.request(query)))
        }
        #expect(Array(answers.joined()) == (0..<count).map { "4\($0)" } + ["1"])
        #expect(answers.allSatisfy { $0.count <= 16 })
        #expect(engine.sessionCount == 0)
        #expect(try polls.request(query).hasPrefix("HTTP/1.1 400 "))
    }
}
