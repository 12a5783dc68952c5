import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

@Suite("Every form")
struct BadFormTests {
    /// What forms of ours have in them.
    private static let fields = [
        "amount", "assignee", "birthdate", "body", "clientId", "colour", "confirmation", "count", "currentPassword",
        "date",
        "description", "dueDate", "dueTime", "email", "emoji", "ends", "familyCode", "familyName", "firstDayOfWeek",
        "frequency",
        "interval", "karma", "karmaCost", "key", "language", "limitPerMember", "memberId", "messageId", "monthDays",
        "name",
        "newPassword", "next", "note", "openTasks", "password", "pin", "position", "quietFrom", "quietTo", "reason",
        "role",
        "signInBy", "startDate", "stock", "timeOfDay", "timezone", "title", "unfinished", "until", "userId", "version",
        "who",
    ]
    private static let family = "👩‍👩‍👧‍👦"
    private static let values = [
        "\u{0}", String(repeating: "a", count: 9000), family + "\u{202E}مرحبا", "-1", "99999999999999999999",
        "//evil.example",
    ]

    /// The addresses of forms.
    private func routes() async throws -> [String] {
        let home = try await Home()
        let application = try WebApplication(services: home.services, configuration: WebConfiguration())
        let paths = application.routes.filter { $0.hasPrefix("POST ") }.map { String($0.dropFirst(5)) }
        return paths.filter { !$0.hasPrefix("/v1/") }
    }

    @Test("with nonsense in its fields is answered with a page or a way back, and stores nothing when it refuses")
    func nonsense() async throws {
        for route in try await routes() {
            let scene = try await Scene()
            let browser = try await scene.browser()
            for value in Self.values {
                let before = try await scene.state()
                let answer = try await browser.submit(try scene.path(route), Self.fields.map { ($0, value) })
                #expect(answer.status.code < 500, "\(route) of \(value.prefix(20)): \(answer.status)")
                guard answer.status.code >= 400 else { continue }
                #expect(try await scene.state() == before, "\(route) of \(value.prefix(20)) stored something")
            }
        }
    }

    @Test("that isn't one is refused: other media types, bytes that are no text, escapes that are none")
    func malformed() async throws {
        let scene = try await Scene()
        for route in try await routes() {
            let browser = try await scene.browser()
            let before = try await scene.state()
            for (bytes, type) in [
                (Array("name=%ff%fe".utf8), "application/x-www-form-urlencoded"),
                ([0x6E, 0x3D, 0xFF], "application/x-www-form-urlencoded"),
                (Array("--x\r\n".utf8), "multipart/form-data; boundary=x"), (Array("--".utf8), "multipart/form-data"),
            ] {
                let answer = try await browser.send(try scene.path(route), bytes, type: type)
                #expect(answer.status.code < 500, "\(route): \(answer.status)")
                if answer.status.code >= 400 { #expect(try await scene.state() == before, "\(route) stored something") }
            }
        }
    }
}

extension Scene {
    /// Anna at her browser.
    fileprivate func browser() async throws -> Browser {
        Browser(house.nobody, token: try await house.home.signIn(house.home.anna).token.text)
    }

    /// A page's path with the things of this scene in it.
    fileprivate func path(_ route: String) throws -> String {
        try route.split(separator: "/").reduce("") { path, part in
            guard part.hasPrefix("{") else { return "\(path)/\(part)" }
            return "\(path)/\(try #require(value(String(part.dropFirst().dropLast())), "nothing for \(part)"))"
        }
    }
}
