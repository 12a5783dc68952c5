import HTTPTypes
import Hummingbird
import NIOCore
import Roost

extension Response {
    /// A JSON answer; values that aren't set are left out.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        text(try JSON.text(value), type: "application/json", status: status)
    }

    /// 201 with where the new thing is.
    static func created(_ value: some Encodable, at location: String? = nil) throws -> Response {
        var response = try json(value, status: .created)
        response.headers[.location] = location
        return response
    }

    /// 204: done, and nothing to say.
    static var done: Response { Response(status: .noContent) }

    /// A picture for those who may see it, looked at anew each time; 304 without one, for who has it already.
    static func picture(_ image: Image?, tag: String?) -> Response {
        var headers: HTTPFields = [.cacheControl: "private, max-age=0, must-revalidate"]
        headers[.eTag] = tag.map { "\"\($0)\"" }
        guard let image else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = image.format.rawValue
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: image.bytes)))
    }

    /// Text of a media type.
    static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

/// A list that is told whole.
struct Items<Item: Encodable>: Encodable {
    let items: [Item]

    init(_ items: [Item]) {
        self.items = items
    }
}
