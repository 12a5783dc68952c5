import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Assets")
struct AssetTests {
    private static let files = [
        "css/app.css": "a{}", "js/deep/app.js": "1", "icons/a.svg": "<svg/>", "templates/pages/home.mustache": "secret",
        "js/secret.key": "secret", "languages/en/some.json": #"{"secret": "secret"}"#, "languages/nl/some.json": "{}",
        "languages/nl/client.json": "{}",
    ]

    /// A client of a server whose assets are those above.
    private func client(_ home: Home) throws -> (Client, folder: URL) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "roost-assets-\(UUID().uuidString)")
        for (path, text) in Self.files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        var configuration = WebConfiguration()
        configuration.assetsFolder = folder.path
        return (try Client(home.services, configuration), folder)
    }

    @Test("are served with their type and a tag, and 304 to who has them")
    func served() async throws {
        let (client, folder) = try client(try await Home())
        defer { remove(folder) }
        let css = try await client.get("/assets/css/app.css")
        #expect(css.text == "a{}")
        #expect(css.headers[.contentType] == "text/css; charset=utf-8")
        #expect(css.headers[.cacheControl] == "no-cache")
        let tag = try #require(css.headers[.eTag])
        #expect(
            try await client.with(.ifNoneMatch, "\"x\", W/\(tag)").get("/assets/css/app.css").status == .notModified
        )
        #expect(try await client.with(.ifNoneMatch, "\"x\"").get("/assets/css/app.css").status == .ok)
        let script = try await client.get("/assets/js/deep/app.js")
        #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
        #expect(try await client.get("/assets/icons/a.svg").headers[.contentType] == "image/svg+xml")
        let texts = try await client.get("/assets/languages/nl/client.json")
        #expect(texts.headers[.contentType] == "application/json")
    }

    @Test(
        "are those files and no others: no templates, no way out of the folder",
        arguments: [
            "templates/pages/home.mustache", "js/secret.key", "css/../templates/pages/home.mustache",
            "../../../etc/passwd", "languages/en/some.json", "languages/en/client.json",
            "css/%2e%2e/templates/pages/home.mustache", "..%2f..%2fetc/passwd", "css", "css/", "", "css//app.css/",
            "%00",
        ]
    )
    func nothingElse(path: String) async throws {
        let (client, folder) = try client(try await Home())
        defer { remove(folder) }
        let answer = try await client.get("/assets/\(path)")
        #expect(!answer.text.contains("secret") && !answer.text.contains("root:"))
        #expect(answer.status == .notFound || answer.text == "a{}")
    }

    @Test("are kept for ever below the address of their release, which changes with any of them")
    func releases() async throws {
        let home = try await Home()
        let (client, folder) = try client(home)
        defer { remove(folder) }
        let release = try AssetFiles(folder: folder.path).release
        #expect(release.count == 16)
        let css = try await client.get("/assets/\(release)/css/app.css")
        #expect(css.text == "a{}")
        #expect(css.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(try await client.get("/assets/0000000000000000/css/app.css").status == .notFound)
        #expect(try await client.get("/assets/\(release)/\(release)/css/app.css").status == .notFound)
        try Data("b{}".utf8).write(to: folder.appending(path: "css/app.css"))
        #expect(try AssetFiles(folder: folder.path).release != release)
    }

    @Test("that are built in are served")
    func builtIn() async throws {
        let home = try await Home()
        #expect(try await Client(home.services).get("/assets/js/realtime/connection.js").status == .ok)
    }

    private func remove(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch { print("A folder stays behind: \(error)") }
    }
}
