import HTTPTypes
import Hummingbird
import NIOCore

/// `/assets/<release>/…`, kept for ever, since another release has another address; and `/assets/…` for whoever doesn't know the
/// release, checked with the server at each use.
struct AssetRoutes: Sendable {
    private let files: AssetFiles

    init(files: AssetFiles) {
        self.files = files
    }

    func register(on router: Router<RoostContext>) {
        router.get("assets/**") { request, context in
            var path = context.parameters.getCatchAll().map(String.init)
            // A page of an earlier release must not get a mixture: what it asks for is gone.
            let isVersioned = path.first == files.release
            if isVersioned { path.removeFirst() }
            guard let file = files[path.joined(separator: "/")] else { throw HTTPError(.notFound) }
            return answer(file, to: request, isVersioned: isVersioned)
        }
    }

    private func answer(_ file: AssetFiles.File, to request: Request, isVersioned: Bool) -> Response {
        var headers: HTTPFields = [
            .eTag: "\"\(file.tag)\"",
            .cacheControl: isVersioned ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        guard !request.alreadyHas(tag: file.tag) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = file.type
        var response = Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes))
        )
        if let gzip = file.gzip {
            response.headers.vary(by: "Accept-Encoding")
            if request.takesGzip { response.encode(gzip: gzip) }
        }
        return response
    }
}
