import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// The whole body.
    /// - Throws: `NIOTooManyBytesError` (413) as soon as it is known to be larger than the limit.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw NIOTooManyBytesError(maxBytes: limit)
        }
        let buffer = try await body.collect(upTo: limit)
        return Array(buffer.readableBytesView)
    }

    /// The body as a JSON object.
    /// - Throws: `Problem` 400 for anything else, `NIOTooManyBytesError` (413).
    func jsonBody(upTo limit: Int) async throws -> JSONBody {
        try JSONBody(try await bytes(upTo: limit))
    }

    /// The query's fields.
    var fields: QueryFields { QueryFields(uri.query ?? "") }
}
