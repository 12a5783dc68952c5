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

    /// Reads what is wanted from the body, a JSON object; no body at all is an empty one when that `isOptional`.
    /// - Throws: `Problem` 400 for anything but an object, `Invalid` with all failing fields, `NIOTooManyBytesError` (413).
    func json<Answer: Sendable>(
        upTo limit: Int,
        isOptional: Bool = false,
        _ read: (inout JSONBody) throws -> Answer
    ) async throws -> Answer {
        try JSONBody.read(try await bytes(upTo: limit), isOptional: isOptional, read)
    }

    /// The query's fields.
    var fields: QueryFields { QueryFields(uri.query ?? "") }
}
