import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Roost
import RoostTestSupport
import RoostWeb

/// Asks a web application in process: no port, no network.
struct Client: Sendable {
    private let responder: any HTTPResponder<RoostContext>
    /// Sent with each request.
    var headers: HTTPFields = [:]
    var logger = Store.silent
    /// The address at the other end of the connection.
    var peer: String?

    init(_ services: Services, _ configuration: WebConfiguration = WebConfiguration()) throws {
        let application = try WebApplication(services: services, configuration: configuration)
        responder = application.router().buildResponder()
    }

    /// The same client with a Bearer token.
    func with(token: String) -> Client {
        with(.authorization, "Bearer \(token)")
    }

    /// The same client with one more header field.
    func with(_ name: HTTPField.Name, _ value: String) -> Client {
        var copy = self
        copy.headers[name] = value
        return copy
    }

    /// The same client at another address.
    func at(_ peer: String) -> Client {
        var copy = self
        copy.peer = peer
        return copy
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }
    func post(_ path: String, _ body: String? = nil) async throws -> Answer { try await send(.post, path, body) }
    func put(_ path: String, _ body: String? = nil) async throws -> Answer { try await send(.put, path, body) }
    func patch(_ path: String, _ body: String) async throws -> Answer { try await send(.patch, path, body) }
    func delete(_ path: String, _ body: String? = nil) async throws -> Answer { try await send(.delete, path, body) }

    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil) async throws -> Answer {
        let buffer = ByteBuffer(string: body ?? "")
        return try await send(method, path, body: RequestBody(buffer: buffer), length: buffer.readableBytes)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, bytes: [UInt8]) async throws -> Answer {
        try await send(method, path, body: RequestBody(buffer: ByteBuffer(bytes: bytes)), length: bytes.count)
    }

    /// A request whose `Content-Length` is told, or isn't by nil.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: RequestBody,
        length: Int?
    ) async throws -> Answer {
        var headers = headers
        headers[.contentLength] = length.map(String.init)
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "roost.test",
            path: path,
            headerFields: headers
        )
        let context = RoostContext(logger: logger, peer: peer)
        let response = try await responder.respond(to: Request(head: head, body: body), context: context)
        let writer = Collector()
        try await response.body.write(writer)
        return Answer(status: response.status, headers: response.headers, bytes: writer.bytes)
    }
}

/// Keeps what is written as a body.
private final class Collector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws {
        bytes += Array(buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
