import HTTPTypes
import Hummingbird
import Roost

/// Reads a message somebody sends: JSON, a form, or a form with a picture.
enum MessageBody {
    /// The most it may weigh: a picture, and 8,000 characters that are emoji of families.
    static let limit = Image.limit + 400_000

    /// `typed` is told what was written in a form, before the picture beside it is looked at.
    /// - Throws: `Problem` 400 and 415, `Invalid`, `NIOTooManyBytesError` (413).
    static func draft(
        of request: Request,
        upTo bodyLimit: Int,
        typed: (String) -> Void = { _ in }
    ) async throws -> MessageDraft {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("multipart/form-data") { return try await form(request, typed) }
        if type.hasPrefix("application/x-www-form-urlencoded") {
            let form = try await FormBody(of: request, upTo: bodyLimit)
            typed(form["body"])
            return MessageDraft(clientId: form["clientId"], body: form["body"])
        }
        return try await request.json(upTo: bodyLimit) { body in
            let draft = MessageDraft(clientId: body.required("clientId", or: "-"), body: body.required("body", or: "-"))
            return try body.checked { () throws(Invalid) in try draft.checked() }
        }
    }

    private static func form(_ request: Request, _ typed: (String) -> Void) async throws -> MessageDraft {
        let form = try MultipartForm(
            try await request.bytes(upTo: limit),
            contentType: request.headers[.contentType] ?? ""
        )
        let body = try text(form["body"])
        typed(body)
        // A field for a file that nobody chose is there, and empty.
        let file = form["image"].flatMap { $0.isEmpty ? nil : $0 }
        if let file, file.count > Image.limit { throw Problem.tooLarge }
        return MessageDraft(
            clientId: try text(form["clientId"]),
            body: body,
            image: try file.map { bytes throws(Invalid) in try Image(bytes) }
        )
    }

    private static func text(_ bytes: [UInt8]?) throws -> String {
        guard let text = String(validating: bytes ?? [], as: UTF8.self) else {
            throw Problem.malformedBody("This form has characters that can't be read.")
        }
        return text
    }
}
