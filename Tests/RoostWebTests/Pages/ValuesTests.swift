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
            let templates = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            #expect(
                try templates.html("tasks/one", ["karma": 5, "inner": ["karma": none] as Values], in: .dutch) == "none"
            )
            #expect(try templates.html("tasks/one", ["karma": 5, "inner": [:] as Values], in: .dutch) == "5")
        }
    }

    @Test(
        "What is typed is text, whatever it looks like",
        arguments: [
            ("<b title='\"'>", "&lt;b title=&#39;&quot;&#39;&gt;"), ("Tom & Jerry", "Tom &amp; Jerry"),
            ("Zoë 👩‍👩‍👧 مرحبا", "Zoë 👩‍👩‍👧 مرحبا"), ("&amp;", "&amp;amp;"), ("", ""), ("\u{0}\u{301}<", "\u{0}\u{301}&lt;"),
        ]
    )
    func escaped(typed: String, shown: String) throws {
        try withTemplate("{{name}}{{#inner}}{{name}}{{/inner}}") { folder in
            let templates = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            let html = try templates.html("tasks/one", ["name": typed, "inner": ["x": 1] as Values], in: .english)
            #expect(Array(html.utf8) == Array((shown + shown).utf8))
        }
    }

    @Test("An icon is drawn once on a page, however often it is shown")
    func icons() throws {
        let texts = ["icons/check": "<path d=\"m5 9\"/>", "page": "{{> icons}}{{> icons/check}}{{> icons/check}}"]
        let page = Partials(Icons.laid(in: texts))
        let shown = "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#icon-check\"/></svg>"
        let symbol = "<symbol id=\"icon-check\" viewBox=\"0 0 24 24\"><path d=\"m5 9\"/></symbol>"
        #expect(try page.whole("page") == "<svg hidden>\(symbol)</svg>\(shown)\(shown)")
    }

    @Test("A broken template stops the start, and is named with its line")
    func broken() throws {
        try withTemplate("<p>\n{{#open}}\n</p>") { folder in
            let fault = #expect(throws: TemplateFault.self) {
                _ = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            }
            #expect(fault?.file == "tasks/one.mustache")
            #expect((fault?.line ?? 0) > 0)
        }
    }

    @Test("A text stands where a template asks for it, with what the template sees by the names of its arguments")
    func texts() throws {
        try withTemplate("<p lang=\"{{lang}}\" title=\"{{words.tasks.complete}}\">{{words.tasks.take}}</p>") { folder in
            let templates = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            let told = { try templates.html("tasks/one", ["name": "<Bed>"], in: $0) }
            #expect(try told(.english) == "<p lang=\"en\" title=\"Complete &lt;Bed&gt;\">I’ll do it</p>")
            #expect(try told(.dutch) == "<p lang=\"nl\" title=\"&lt;Bed&gt; afvinken\">Ik doe het</p>")
        }
        #expect(try Text("{a} < \"b\" & {c}").piece == "{{a}} &lt; &quot;b&quot; &amp; {{c}}")
    }

    @Test(
        "A text that isn't there, or depends on a count, stops the start",
        arguments: ["tasks.nothing", "home.later"]
    )
    func missing(key: String) throws {
        try withTemplate("<p>\n{{words.\(key)}}</p>") { folder in
            let fault = #expect(throws: TemplateFault.self) {
                _ = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            }
            #expect(fault?.file == "tasks/one.mustache" && fault?.line == 2)
        }
    }

    @Test("What a template includes stands in it, and sees what surrounds it")
    func included() throws {
        let texts = [
            "a": "{{! Says a. }}\n{{#inner}}<b>{{> b/c}}</b>{{/inner}}", "b/c": "{{x}}{{! Not shown. }}{{> d}}",
            "d": "!",
        ]
        #expect(try Partials(texts).whole("a") == "{{#inner}}<b>{{x}}!</b>{{/inner}}")
    }

    @Test(
        "A template that includes itself, or one that isn't there, stops the start",
        arguments: ["tasks/one", "tasks/two"]
    )
    func badIncludes(name: String) throws {
        try withTemplate("<p>{{> \(name)}}</p>") { folder in
            let fault = #expect(throws: TemplateFault.self) {
                _ = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            }
            #expect(fault?.file == "tasks/one.mustache")
        }
    }

    @Test("What is shown has nothing inside, so names in its section are those around it")
    func inside() throws {
        try withTemplate("{{#note}}{{.}} {{karma}}{{/note}}") { folder in
            let templates = try Templates(assets: folder, catalogue: Catalogue(assets: nil))
            #expect(try templates.html("tasks/one", ["note": "<i>", "karma": 3], in: .english) == "&lt;i&gt; 3")
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
