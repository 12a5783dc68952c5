import Foundation
import HTTPTypes

/// The style sheets, scripts, icons and images, held in memory as they are sent: a path that isn't among them reaches no disk.
struct AssetFiles: Sendable {
    /// One file as it is served.
    struct File: Sendable {
        let bytes: [UInt8]
        /// The same as gzip; nil where that would not be shorter.
        let gzip: [UInt8]?
        let type: String
        /// Names these bytes, for `ETag`.
        let tag: String

        fileprivate init(_ bytes: [UInt8], type: String) {
            self.bytes = bytes
            self.type = type
            tag = AssetFiles.tag(bytes)
            // Pictures are compressed already.
            let packed = type.hasPrefix("image/") && type != "image/svg+xml" ? nil : Gzip.compressed(bytes, level: 9)
            gzip = packed.flatMap { $0.count < bytes.count ? $0 : nil }
        }
    }

    /// The folders that are served; templates are not.
    private static let folders = ["css", "js", "icons", "images", "worker"] + languages
    /// Of the texts, those that scripts say: what the server says itself is no browser's burden.
    private static let languages = Language.allCases.map { "languages/\($0.rawValue)" }
    private static let spokenByScripts = "client"

    /// The sheet of all pages, which imports the others.
    private static let mainSheet = "css/app.css"

    /// Names all of them together: it changes when any of them does.
    let release: String
    private let files: [String: File]
    /// Sheets that are in another one already.
    private let joined: Set<String>

    /// Reads all files.
    /// - Parameter folder: where they are; nil for those built in.
    /// - Throws: when a file can't be read.
    init(folder: String?) throws {
        let root = folder ?? Bundle.module.bundlePath + "/Assets"
        var sources: [String: [UInt8]] = [:]
        for folder in Self.folders where FileManager.default.fileExists(atPath: "\(root)/\(folder)") {
            for path in try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
            where Self.isServed(path, in: folder) {
                sources["\(folder)/\(path)"] = Array(
                    try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(folder)/\(path)"))
                )
            }
        }
        let sheet = sources[Self.mainSheet].map { String(decoding: $0, as: UTF8.self) } ?? ""
        joined = Set(StyleSheet.imports(of: sheet).map { "css/\($0)" })
        sources[Self.mainSheet] = sources[Self.mainSheet].map { _ in
            let joined = StyleSheet.joined(sheet) { name in
                sources["css/\(name)"].map { String(decoding: $0, as: UTF8.self) }
            }
            return Array(StyleSheet.withoutComments(joined).utf8)
        }
        files = Dictionary(
            uniqueKeysWithValues: sources.compactMap { path, source in
                guard let type = Self.type(of: path) else { return nil }
                let isScript = type.hasPrefix("text/javascript")
                return (path, File(isScript ? Script.packed(source) : source, type: type))
            }
        )
        let all = files.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.tag)\n" }.joined()
        release = Self.padded(Self.hash(Array(all.utf8)))
    }

    /// Where this release's files are served, to be kept for ever: everything one imports from there is of the same release.
    var base: String { "/assets/\(release)" }

    /// What a page needs before it has any data, in a stable order.
    var shell: [String] {
        files.keys.filter { path in
            ["css/", "js/", "icons/", "languages/"].contains { path.hasPrefix($0) }
                && !path.contains("styleguide") && path != "js/package.json" && !joined.contains(path)
        }.sorted().map { "\(base)/\($0)" }
    }

    /// The file at a path below `/assets/`.
    subscript(path: String) -> File? { files[path] }

    private static func isServed(_ path: String, in folder: String) -> Bool {
        type(of: path) != nil && (!languages.contains(folder) || path == "\(spokenByScripts).json")
    }

    /// The media type by the name's end; none for what isn't served.
    private static func type(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "avif": "image/avif"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "webmanifest": "application/manifest+json"
        default: nil
        }
    }

    /// FNV-1a, 64 bits, with the length: tells versions of our own files apart, and needs to keep nobody out.
    private static func tag(_ bytes: [UInt8]) -> String {
        String(hash(bytes), radix: 16) + "-" + String(bytes.count, radix: 16)
    }

    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private static func padded(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
