import HTTPTypes
import Hummingbird
import NIOCore

/// Sends text compressed to who can read it so: pages, JSON, and whatever else isn't compressed by its nature.
///
/// Files are compressed once, when they are read (`AssetFiles`). What is short gains nothing by it and stays as it is.
struct Compression: RouterMiddleware {
    /// Below this many bytes an answer fits in one packet as it is.
    private static let least = 1_000
    /// The page of 200 tasks becomes 1 % larger than at level 4, in half the time.
    private static let level: Int32 = 3

    func handle(
        _ request: Request,
        context: RoostContext,
        next: (Request, RoostContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.isText, response.headers[.contentEncoding] == nil else { return response }
        response.headers.vary(by: "Accept-Encoding")
        guard request.method != .head, request.takesGzip, let length = response.body.contentLength, length >= Self.least
        else { return response }
        let writer = BodyCollector()
        try await response.body.write(writer)
        let plain = Array(writer.bytes.readableBytesView)
        response.body = ResponseBody(byteBuffer: writer.bytes)
        guard let bytes = Gzip.compressed(plain, level: Self.level) else { return response }
        response.encode(gzip: bytes)
        return response
    }
}

extension Response {
    /// Its media type is one of text, which compresses well.
    fileprivate var isText: Bool {
        guard let type = headers[.contentType]?.prefix(while: { $0 != ";" }) else { return false }
        return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("+xml")
    }

    /// The same answer in other bytes: what names the bytes names them only loosely from here on (RFC 9110, section 8.8.1).
    mutating func encode(gzip bytes: [UInt8]) {
        body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        headers[.contentEncoding] = "gzip"
        headers[.contentLength] = String(bytes.count)
        if let tag = headers[.eTag], !tag.hasPrefix("W/") { headers[.eTag] = "W/\(tag)" }
    }
}

extension Request {
    /// Whether who asks can read gzip (RFC 9110, section 12.5.3).
    var takesGzip: Bool {
        let codings = headers[.acceptEncoding]?.lowercased().split(separator: ",") ?? []
        return codings.contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
        }
    }
}

extension HTTPFields {
    /// The answer would be another one with another header of the request.
    mutating func vary(by name: String) {
        guard self[.vary]?.contains(name) != true else { return }
        self[.vary] = self[.vary].map { "\($0), \(name)" } ?? name
    }
}
