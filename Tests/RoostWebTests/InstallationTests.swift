import Foundation
import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("An installed Roost")
struct InstallationTests {
    @Test("has a manifest with id, scope, shortcuts and icons that are there")
    func manifest() async throws {
        let client = try Client(try await Home().services)
        let answer = try await client.get("/manifest.webmanifest")
        #expect(answer.headers[.contentType] == "application/manifest+json")
        #expect(answer.headers[.cacheControl] == "no-cache")
        let manifest = try answer.object
        for (name, value) in ["id": "/", "scope": "/", "start_url": "/", "display": "standalone"] {
            #expect(manifest[name] as? String == value)
        }
        let icons = try #require(manifest["icons"] as? [[String: String]])
        #expect(
            Set(icons.map { "\($0["sizes"] ?? "") \($0["purpose"] ?? "")" }).isSuperset(of: [
                "192x192 any", "512x512 any", "512x512 maskable",
            ])
        )
        for icon in icons {
            let file = try await client.get(try #require(icon["src"]))
            #expect(file.headers[.contentType] == icon["type"])
        }
        let shortcuts = try #require(manifest["shortcuts"] as? [[String: String]])
        #expect(shortcuts.compactMap { $0["url"] } == ["/tasks", "/rewards", "/chats"])
    }

    @Test("shows itself before it is installed, in the language of who looks", arguments: Language.allCases)
    func screenshots(language: Language) async throws {
        let client = try Client(try await Home().services)
        let manifest = try await client.get("/manifest.webmanifest?lang=\(language.rawValue)").object
        let screenshots = try #require(manifest["screenshots"] as? [[String: String]])
        #expect(Set(screenshots.compactMap { $0["form_factor"] }) == ["narrow", "wide"])
        for screenshot in screenshots {
            let source = try #require(screenshot["src"])
            #expect(source.contains("/\(language.rawValue)/"))
            #expect(screenshot["label"]?.isEmpty == false)
            let file = try await client.get(source)
            #expect(file.status == .ok)
            #expect(file.headers[.contentType] == screenshot["type"])
        }
    }

    @Test("has a worker at the root, which is asked for anew each time and names a shell that is there")
    func worker() async throws {
        let client = try Client(try await Home().services)
        let answer = try await client.get("/service-worker.js")
        #expect(answer.headers[.contentType] == "text/javascript; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "no-cache")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
        let addresses = answer.text.matches(of: /"(\/assets\/[^"]+)"/).map { String($0.1) }
        #expect(
            addresses.contains { $0.hasSuffix("/js/app.js") } && addresses.contains { $0.hasSuffix("/css/app.css") }
        )
        for language in Language.allCases {
            #expect(addresses.contains { $0.hasSuffix("/languages/\(language.rawValue)/client.json") })
        }
        #expect(!addresses.contains { $0.contains("styleguide") })
        for address in addresses {
            let file = try await client.get(address)
            #expect(file.status == .ok, "\(address)")
            #expect(file.headers[.cacheControl]?.contains("immutable") == true)
        }
    }

    @Test(
        "starts its shortcuts in one's own family, at the door who isn't signed in",
        arguments: ["tasks", "rewards", "chats"]
    )
    func shortcuts(tab: String) async throws {
        let visit = try await Visit()
        #expect(try await visit.mia.get("/\(tab)").headers[.location] == "\(visit.base)/\(tab)")
        #expect(try await visit.nobody.get("/\(tab)").headers[.location] == "/sign-in?next=/\(tab)")
        #expect(try await visit.stranger.get("/\(tab)").headers[.location] == "/")
    }

    @Test("has a page for when there is no connection, the same for everybody")
    func offline() async throws {
        let visit = try await Visit()
        let page = try await visit.nobody.get("/offline")
        #expect(page.status == .ok)
        #expect(page.text.contains("You are offline"))
        #expect(try await visit.mia.get("/offline").text == page.text)
    }

    @Test("has that page in every language, and the worker is told where", arguments: Language.allCases)
    func offlineIn(language: Language) async throws {
        let visit = try await Visit()
        let address = "/offline?language=\(language.rawValue)"
        #expect(try await visit.nobody.get(address).text.contains("<html lang=\"\(language.rawValue)\""))
        let worker = try await visit.nobody.get("/service-worker.js").text
        #expect(worker.contains(#""\#(language.rawValue)":"\#(address)""#))
    }

    @Test("names its release on every page, and takes its files from there")
    func release() async throws {
        let visit = try await Visit()
        let release = try AssetFiles(folder: nil).release
        for page in [try await visit.mia.get(visit.base), try await visit.nobody.get("/sign-in")] {
            #expect(page.text.contains("data-release=\"\(release)\""))
            #expect(page.text.contains("/assets/\(release)/js/app.js"))
        }
    }
}

@Suite("A cookie with Roost-User")
struct OtherUserTests {
    private let named = HTTPField.Name("Roost-User")!

    @Test("of the same person is as one without")
    func same() async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Bed", for: .member(visit.home.mia))
        let path = "\(visit.base)/tasks/\(task.id)/completion"
        let answer = try await visit.mia.script.with(named, visit.home.mia.text).submit(path)
        #expect(answer.status == .noContent)
    }

    @Test("of somebody else is refused, and nothing is done", arguments: ["anna", "nonsense", ""])
    func other(who: String) async throws {
        let visit = try await Visit()
        let task = try await visit.home.task("Bed", for: .member(visit.home.mia))
        let path = "\(visit.base)/tasks/\(task.id)/completion"
        let user = who == "anna" ? visit.home.anna.text : who
        let answer = try await visit.mia.script.with(named, user).submit(path)
        #expect(answer.status == .forbidden)
        #expect(try answer.code == "signed_in_as_other")
        #expect(try await visit.home.tasks().items.first?.status == .open)
    }
}
