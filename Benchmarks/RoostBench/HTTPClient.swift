import Foundation

/// One keep-alive connection that speaks just enough HTTP/1.1.
final class HTTPClient {
    /// What came back.
    struct Answer {
        let status: Int
        let body: [UInt8]

        /// The body, read as JSON.
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(body))
        }
    }

    private let stream: Stream
    private let token: String?

    init(port: UInt16, token: String? = nil) throws {
        stream = try Stream(port: port)
        self.token = token
    }

    /// Sends a request and waits for its answer; an answer other than 2xx is an error.
    @discardableResult
    func send(_ method: String, _ path: String, body: String = "", key: String? = nil) throws -> Answer {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n"
        if !body.isEmpty { head += "Content-Type: application/json\r\n" }
        if let token { head += "Authorization: Bearer \(token)\r\n" }
        if let key { head += "Idempotency-Key: \(key)\r\n" }
        try stream.write(Array((head + "\r\n" + body).utf8))
        let answer = try read()
        guard (200..<300).contains(answer.status) else {
            throw BenchmarkError("\(method) \(path): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
        }
        return answer
    }

    private func read() throws -> Answer {
        let head = try stream.readHead()
        guard head.starts(with: Self.version), head.count > 12 else { throw BenchmarkError("that is no HTTP") }
        let status = Self.number(in: head, from: Self.version.count)
        return Answer(status: status, body: try stream.read(Self.contentLength(in: head)))
    }

    private static let version = Array("HTTP/1.1 ".utf8)
    private static let lengthField = Array("\r\ncontent-length: ".utf8)

    /// Compares bytes without making strings: the processors measured are those that this runs on.
    private static func contentLength(in head: [UInt8]) -> Int {
        var place = 0
        while place + lengthField.count < head.count {
            var matched = 0
            while matched < lengthField.count, head[place + matched] | 32 == lengthField[matched] | 32 { matched += 1 }
            if matched == lengthField.count { return number(in: head, from: place + matched) }
            place += 1
        }
        return 0
    }

    private static func number(in bytes: [UInt8], from start: Int) -> Int {
        var (value, place) = (0, start)
        while place < bytes.count, (48...57).contains(bytes[place]) {
            value = value * 10 + Int(bytes[place] - 48)
            place += 1
        }
        return value
    }
}
