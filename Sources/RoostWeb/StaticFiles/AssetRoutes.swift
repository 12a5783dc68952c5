import HTTPTypes
import Hummingbird
import NIOCore

/// `/assets/…`: checked with the server at each use, so that a page never mixes two versions; kept for a year with `?v=`.
struct AssetRoutes: Sendable {
    private let files: AssetFiles

    init(files: AssetFiles) {
        self.files = files
    }

    func register(on router: Router<RoostContext>) {
        router.get("assets/**") { request, context in
            guard let file = files[context.parameters.getCatchAll().joined(separator: "/")] else {
                throw HTTPError(.notFound)
            }
            return answer(file, to: request)
        }
    }

    private func answer(_ file: AssetFiles.File, to request: Request) -> Response {
        let isVersioned = request.fields["v"] != nil
        var headers: HTTPFields = [
            .eTag: "\"\(file.tag)\"",
            .cacheControl: isVersioned ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        guard !request.alreadyHas(tag: file.tag) else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = file.type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
