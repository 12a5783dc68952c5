import HTTPTypes
import Hummingbird
import NIOCore
import Roost

/// Answers the repeat of a mutation with the first answer (IETF draft "The Idempotency-Key HTTP Header Field").
///
/// Only what was carried out is remembered: a refusal has changed nothing, so its repeat is judged anew.
struct Idempotency: RouterMiddleware {
    private let requests: KeyedRequests
    private let bodyLimit: Int

    init(services: Services, bodyLimit: Int) {
        requests = services.keyedRequests
        self.bodyLimit = bodyLimit
    }

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        guard !request.isSafe, let key = try request.idempotencyKey(), let identity = context.identity else {
            return try await next(request, context)
        }
        var request = request
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bodyLimit {
            throw NIOTooManyBytesError(maxBytes: bodyLimit)
        }
        let body = try await request.collectBody(upTo: bodyLimit)
        let keyed = requests.request(
            by: identity.user.id,
            key: key,
            method: request.method.rawValue,
            target: request.uri.description,
            body: Array(body.readableBytesView)
        )
        return try await requests.inTurn(keyed) { [request] in
            if let known = try await answer(to: keyed) { return known }
            do {
                let response = try await KeyedRequest.$current.withValue(keyed) { try await next(request, context) }
                return try await keep(response, for: keyed)
            } catch is KeyedRequest.Repeated {
                // Another process was faster.
                return try await answer(to: keyed) ?? Response(status: .conflict)
            }
        }
    }

    /// The first answer, when there was one.
    /// - Throws: `Problem` 422 when the key was another request's.
    private func answer(to keyed: KeyedRequest) async throws -> Response? {
        switch try await requests.find(keyed) {
        case .new: return nil
        case .taken:
            let detail = "This Idempotency-Key belongs to another request. Use a new key for each thing you do."
            throw Problem(.unprocessableContent, "idempotency_key_reused", detail)
        case .answered(let answer):
            var headers: HTTPFields = [:]
            headers[.contentType] = answer.type
            headers[.location] = answer.location
            headers[.idempotentReplayed] = "true"
            let body = answer.body.map { ResponseBody(byteBuffer: ByteBuffer(string: $0)) }
            return Response(status: .init(code: answer.status), headers: headers, body: body ?? .init())
        }
    }

    private func keep(_ response: Response, for keyed: KeyedRequest) async throws -> Response {
        // An answer with a secret in it, which says `no-store` itself, is told once: its repeat gets what the work came to.
        // So is a page: it was made for the moment.
        let isToldOnce =
            response.headers[.cacheControl] == "no-store"
            || response.headers[.contentType]?.hasPrefix("text/html") == true
        guard response.status.kind == .successful || response.status == .seeOther, !isToldOnce else { return response }
        let writer = BodyCollector()
        try await response.body.write(writer)
        let answer = KeyedAnswer(
            status: response.status.code,
            type: response.headers[.contentType],
            location: response.headers[.location],
            body: writer.bytes.readableBytes > 0 ? String(buffer: writer.bytes) : nil
        )
        try await requests.keep(answer, for: keyed)
        var response = response
        response.body = ResponseBody(byteBuffer: writer.bytes)
        return response
    }
}
