import HTTPTypes
import Roost
import RoostTestSupport

@testable import RoostWeb

/// Somebody at a browser, signed in by the cookie.
struct Browser: Sendable {
    private var client: Client
    private let cookies: [String]

    /// With the token of a sign-in; without one, nobody is signed in.
    init(_ client: Client, token: String? = nil) {
        self.init(client, cookies: token.map { ["roost_session=\($0)"] } ?? [])
    }

    private init(_ client: Client, cookies: [String]) {
        self.cookies = cookies
        self.client = client.with(.accept, "text/html,application/xhtml+xml,*/*;q=0.8").with(.fetchSite, "same-origin")
        if !cookies.isEmpty { self.client = self.client.with(.cookie, cookies.joined(separator: "; ")) }
    }

    /// The same browser, which keeps another cookie: `name=value`.
    func keeping(_ cookie: String) -> Browser { Browser(client, cookies: cookies + [cookie]) }

    func with(_ name: HTTPField.Name, _ value: String) -> Browser {
        var copy = self
        copy.client = client.with(name, value)
        return copy
    }

    /// The same browser with a script that asks.
    var script: Browser { with(.accept, "application/json") }

    func get(_ path: String) async throws -> Answer { try await client.get(path) }

    /// The parts of a page by their names.
    func regions(_ names: String, of path: String) async throws -> Answer {
        try await client.with(HTTPField.Name("Roost-Region")!, names).get(path)
    }

    /// Sends a form.
    func submit(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Answer {
        try await submit(path, fields.map { ($0.key, $0.value) })
    }

    /// Sends a form whose fields a test puts together.
    func submit(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await client.with(.contentType, "application/x-www-form-urlencoded").post(path, body)
    }

    /// Sends bytes as they are.
    func send(_ path: String, _ bytes: [UInt8], type: String) async throws -> Answer {
        try await client.with(.contentType, type).send(.post, path, bytes: bytes)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return byte == 32 ? "+" : "%" + (digits.count == 1 ? "0" + digits : digits)
        }.joined()
    }
}

/// The family at its browsers.
struct Visit: Sendable {
    let home: Home
    let nobody: Browser
    /// A parent.
    let anna: Browser
    /// A child.
    let mia: Browser
    /// Of no family.
    let stranger: Browser
    /// `/families/<id>`.
    let base: String

    init() async throws {
        let home = try await Home()
        let client = try Client(home.services)
        self.home = home
        nobody = Browser(client)
        anna = Browser(client, token: try await home.signIn(home.anna).token.text)
        mia = Browser(client, token: try await home.signIn(home.mia).token.text)
        stranger = Browser(client, token: try await home.signIn(home.stranger).token.text)
        base = "/families/\(home.id.text)"
    }

    /// A little of everything: tasks of all kinds, rewards, a claim that waits, karma.
    func filled() async throws {
        let now = home.clock.now
        _ = try await home.task("Overdue dishes", for: .everyone, karma: 5, due: now + .seconds(-90_000))
        _ = try await home.task("Homework", for: .member(home.mia), due: now + .seconds(3600))
        _ = try await home.task("Water plants", for: .role(.child), karma: 3, due: now + .seconds(86_400))
        _ = try await home.task("Taxes", for: .role(.parent))
        let done = try await home.task("Bed", for: .member(home.mia), karma: 4)
        try await home.complete(done, by: home.mia)
        _ = try await home.pendingClaim("Ice cream", cost: 12)
        let cinema = try await home.reward("Cinema", cost: 30)
        try await home.services.rewards.setFavourite(true, of: cinema.id, in: home.id, by: Caller(home.mia))
        try await home.grant(6, to: home.mia, "Kindness")
        let chat = try await home.group("Holidays", of: [home.mia, home.tom])
        try await home.say("Hello <b>there</b>", in: chat, by: home.anna)
        try await home.say("👋", in: chat, by: home.mia)
        try await home.say("Just us", in: home.direct(home.anna, home.mia), by: home.mia)
    }

    /// Every page of the family; those a child may not see last.
    func paths() async throws -> [String] {
        let task = try await home.tasks().items[0]
        let chats = try await home.chats(of: home.mia).map { "/chats/\($0.chat.id)" }
        let paths = [
            "", "/tasks", "/tasks?tab=all", "/tasks?tab=open", "/tasks?tab=done", "/tasks/\(task.id)", "/rewards",
            "/karma", "/activity", "/activity?kind=task",
            "/karma?member=\(home.mia)", "/family", "/profile", "/settings", "/chats", "/chats/new",
            "/chats/search?q=hello",
        ]
        return (paths + chats + chats.map { $0 + "/details" }).map { base + $0 }
    }
}
