import HTTPTypes
import Hummingbird
import NIOCore
import Roost

/// A double tap does a thing once, with or without a script.
///
/// A script names what it does in `Idempotency-Key`. A form alone can't, so each page carries a name of its own (`part/once`): the
/// same form with the same content, sent again from the same rendering of a page, is the same thing. A form with a file is not
/// remembered: the same picture twice is one picture anyhow.
struct FormKeys: RouterMiddleware {
    private let idempotency: Idempotency
    private let bodyLimit: Int

    init(services: Services, bodyLimit: Int) {
        idempotency = Idempotency(services: services, bodyLimit: bodyLimit)
        self.bodyLimit = bodyLimit
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        guard !request.isSafe, request.isPlainForm else { return try await next(request, context) }
        var request = request
        if request.headers[.idempotencyKey] == nil {
            let bytes = try await request.bytes(upTo: bodyLimit)
            var head = request.head
            head.headerFields[.idempotencyKey] = try Self.key(of: request, bytes)
            request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes)))
        }
        let response = try await idempotency.handle(request, context: context, next: next)
        guard response.headers[.idempotentReplayed] != nil, !request.wantsJSON, response.status != .seeOther else {
            return response
        }
        // A crash kept the first answer from being stored; to a person it would have been the page they came from.
        return .see(LocalPath(refererOf: request)?.text ?? "/")
    }

    /// None for a form of a page without a name.
    /// - Throws: `Problem` 400 for a form that can't be read.
    private static func key(of request: Request, _ bytes: [UInt8]) throws(Problem) -> String? {
        let once = try FormBody(bytes)["once"]
        guard once.utf8.count == 16, once.utf8.allSatisfy(isHexadecimal) else { return nil }
        return KeyedRequest.key(naming: once, target: request.uri.description, body: bytes)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte)
    }
}

extension Request {
    /// Whether it is a form without files, as browsers send it, or a button alone.
    fileprivate var isPlainForm: Bool {
        guard let type = headers[.contentType] else { return true }
        return type.lowercased().hasPrefix("application/x-www-form-urlencoded")
    }
}
