import Foundation
import HTTPTypes
import Roost

/// What a request was answered.
struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The same without what names the page in its forms, which parts fetched alone don't have.
    var unnamed: String { text.replacing(/<input type="hidden" name="once" value="[0-9a-f]{16}">/, with: "") }

    /// The body as a JSON object; empty when it is none.
    var object: [String: Any] {
        get throws { try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:] }
    }

    /// The `code` of a problem; nil when this isn't one.
    var code: String? {
        get throws {
            guard headers[.contentType] == "application/problem+json" else { return nil }
            return try object["code"] as? String
        }
    }

    /// The names of the failing fields, in order.
    var failingFields: [String] {
        get throws {
            let errors = try object["errors"] as? [[String: Any]] ?? []
            return errors.compactMap { $0["field"] as? String }
        }
    }

    /// The body as a value of the domain.
    func value<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSON.value(type, from: text)
    }
}
