import Foundation
import Testing

@testable import RoostWeb

@Suite("Values and templates")
struct ValuesTests {
    @Test("A value that is nil hides one of the same name further out")
    func absent() throws {
        let text = "{{#inner}}{{#karma}}{{karma}}{{/karma}}{{^karma}}none{{/karma}}{{/inner}}"
        let none: Int? = nil
        try withTemplate(text) { folder in
            let templates = try Templates(assets: folder)
            #expect(try templates.html("tasks/one", ["karma": 5, "inner": ["karma": none] as Values]) == "none")
            #expect(try templates.html("tasks/one", ["karma": 5, "inner": [:] as Values]) == "5")
        }
    }

    @Test("A broken template stops the start, and is named with its line")
    func broken() throws {
        try withTemplate("<p>\n{{#open}}\n</p>") { folder in
            let fault = #expect(throws: TemplateFault.self) { _ = try Templates(assets: folder) }
            #expect(fault?.file == "tasks/one.mustache")
            #expect((fault?.line ?? 0) > 0)
        }
    }

    @Test("Local paths are taken, and nothing that leads elsewhere")
    func localPaths() {
        #expect(LocalPath("/families/1/tasks?tab=all")?.components == ["families", "1", "tasks"])
        #expect(LocalPath("/a?tab=all")?.fields["tab"] == "all")
        for text in ["", "a", "//a", "/\\a", "/a\nb", "/a b", "/é", "http://a"] {
            #expect(LocalPath(text) == nil, "\(text)")
        }
    }

    /// A folder of assets with one template, `tasks/one`.
    private func withTemplate(_ text: String, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "roost-templates-\(UUID().uuidString)")
        let templates = folder.appending(path: "templates/tasks")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        try Data(text.utf8).write(to: templates.appending(path: "one.mustache"))
        try body(folder.path)
    }
}
