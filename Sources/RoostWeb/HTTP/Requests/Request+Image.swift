import HTTPTypes
import Hummingbird
import Roost

extension Request {
    /// The picture in the body: the field `image` of a multipart form, else the body itself.
    /// - Throws: `Invalid` for what is no picture, `Problem` 400 for a broken form, 413 for one that is too large.
    func image() async throws -> Image {
        // Room for the boundaries and headers of the form around it.
        let bytes = try await bytes(upTo: Image.limit + 10_000)
        let file = try Self.file(in: bytes, headers[.contentType])
        guard file.count <= Image.limit else { throw Problem.tooLarge }
        return try Image(file)
    }

    private static func file(in bytes: [UInt8], _ type: String?) throws -> [UInt8] {
        guard let type, type.lowercased().hasPrefix("multipart/form-data") else { return bytes }
        guard let file = try MultipartForm(bytes, contentType: type)["image"] else {
            throw Invalid("image", code: "required", "Choose a picture.")
        }
        return file
    }
}
