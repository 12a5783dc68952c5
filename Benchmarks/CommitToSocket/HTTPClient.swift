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
        let lines = try stream.readHead().split(separator: "\r\n")
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        let length = lines.lazy
            .map { $0.lowercased() }
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) }
        guard let status else { throw BenchmarkError("that is no HTTP") }
        return Answer(status: status, body: try stream.read(length ?? 0))
    }
}
