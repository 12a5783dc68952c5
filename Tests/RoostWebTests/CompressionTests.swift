import Foundation
import HTTPTypes
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Compression")
struct CompressionTests {
    @Test("A page is gzip for who reads it, and plain for who doesn't; what it was is what it becomes again")
    func pages() async throws {
        let visit = try await Visit()
        try await visit.filled()
        let path = "\(visit.base)/activity"
        let plain = try await visit.mia.get(path)
        #expect(plain.headers[.contentEncoding] == nil)
        #expect(plain.headers[.vary]?.contains("Accept-Encoding") == true)
        let packed = try await visit.mia.with(.acceptEncoding, "br;q=1.0, gzip, *;q=0.1").get(path)
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.headers[.contentLength] == String(packed.bytes.count))
        #expect(packed.bytes.prefix(2) == [0x1F, 0x8B])
        #expect(packed.bytes.count * 3 < plain.bytes.count)
    }

    @Test("Who refuses gzip gets none", arguments: ["gzip;q=0", "identity", "br", "gzipped", ""])
    func refused(codings: String) async throws {
        let visit = try await Visit()
        let page = try await visit.mia.with(.acceptEncoding, codings).get("\(visit.base)/activity")
        #expect(page.headers[.contentEncoding] == nil)
        #expect(page.text.contains("<!doctype html>"))
    }

    @Test("What is short stays as it is, and so do pictures and answers without a body")
    func small() async throws {
        let visit = try await Visit()
        let anna = visit.anna.with(.acceptEncoding, "gzip")
        #expect(try await anna.script.get("\(visit.base)/nothing").headers[.contentEncoding] == nil)
        #expect(try await anna.get("/assets/icons/icon-192.png").headers[.contentEncoding] == nil)
        #expect(try await anna.get("/healthz").headers[.contentEncoding] == nil)
    }

    @Test("Files are compressed too, and named loosely, as their bytes differ")
    func files() async throws {
        let visit = try await Visit()
        let sheet = try await visit.nobody.with(.acceptEncoding, "gzip").get("/assets/css/app.css")
        #expect(sheet.headers[.contentEncoding] == "gzip")
        let plain = try await visit.nobody.get("/assets/css/app.css")
        let tag = try #require(plain.headers[.eTag])
        #expect(sheet.headers[.eTag] == "W/\(tag)")
        let again = visit.nobody.with(.acceptEncoding, "gzip").with(.ifNoneMatch, "W/\(tag)")
        #expect(try await again.get("/assets/css/app.css").status == .notModified)
    }

    @Test("Any bytes are packed whole", arguments: [0, 1, 1_000, 300_000])
    func anyBytes(count: Int) throws {
        var dice = SystemRandomNumberGenerator()
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let packed = try #require(Gzip.compressed(bytes, level: 6))
        #expect(packed.prefix(2) == [0x1F, 0x8B])
        // The last four bytes say how many there were (RFC 1952, section 2.3.1).
        let length = packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == count)
    }
}

@Suite("Scripts and sheets as they are sent")
struct SentAssetTests {
    @Test("A script is sent without its comments, and with the line breaks and spaces that part something")
    func scripts() {
        let source = """
            // @ts-check
            /**
             * Says it.
             * @param {string} text
             */
            export function say(text) {
                /** @type {number} */ let count = 1; // why
                return `${text} // not a comment` + "/* nor this */";
                /* gone */
                count.take(/** @type {A} */ (text), (/** @type {B} */ b) => b); // "/* stays */"
                count
                    .end({ a: "b , c\\" = d" });
            }
            say(
                "a");
            say(
                x - -y , "b")
            """
        let sent = String(decoding: Script.packed(Array(source.utf8)), as: UTF8.self)
        #expect(
            sent.components(separatedBy: "\n") == [
                "export function say(text){let count = 1; // why",
                "return `${text} // not a comment` + \"/* nor this */\";",
                "count.take((text), (b) => b); // \"/* stays */\"", "count", ".end({a:\"b , c\\\" = d\"});}",
                "say(\"a\");say(x - -y,\"b\")", "",
            ]
        )
    }

    @Test("Sheets are one: an import is replaced by what it imports, one of elsewhere stays")
    func sheets() {
        let joined = StyleSheet.joined("/* all */\n@import url(\"a.css\");\n@import url(\"b.css\");\np{}") {
            $0 == "a.css" ? "a{}" : nil
        }
        #expect(joined == "/* all */\na{}\n@import url(\"b.css\");\np{}")
        #expect(StyleSheet.imports(of: "@import url(\"a.css\");\n.x{}") == ["a.css"])
        let bare = StyleSheet.withoutComments("/* one\n * two */\na{} /* b */b{}\n/* c */\n/* d */\nc{}/* open")
        #expect(bare == "\na{} b{}\nc{}")
    }

    @Test("The shell names the sheet of all pages, and none that is in it already")
    func shell() throws {
        let files = try AssetFiles(folder: nil)
        #expect(files.shell.filter { $0.hasSuffix(".css") } == ["\(files.base)/css/app.css"])
        let sheet = try #require(files["css/app.css"])
        #expect(!String(decoding: sheet.bytes, as: UTF8.self).contains("@import"))
    }
}
