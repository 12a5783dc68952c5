import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Profile and settings of who is in no family")
struct AccountDoorTests {
    @Test("Both are there, and lead to the family's own once there is one; nobody's are the door's")
    func pages() async throws {
        let visit = try await Visit()
        #expect(try await visit.stranger.get("/new-family").text.contains("href=\"/account/profile\""))
        for path in ["profile", "settings"] {
            #expect(try await visit.stranger.get("/account/\(path)").status == .ok)
            #expect(try await visit.mia.get("/account/\(path)").headers[.location] == "\(visit.base)/\(path)")
            let door = try await visit.nobody.get("/account/\(path)").headers[.location]
            #expect(door == "/sign-in?next=/account/\(path)")
        }
    }

    @Test("The profile is changed; what was typed is kept when it is refused")
    func profile() async throws {
        let visit = try await Visit()
        let fields: KeyValuePairs = [
            "name": "Sidney", "emoji": "🦄", "colour": "rose", "language": "nl", "version": "1",
        ]
        #expect(try await visit.stranger.submit("/account/profile", fields).headers[.location] == "/account/profile")
        let page = try await visit.stranger.get("/account/profile").text
        #expect(page.contains("value=\"Sidney\"") && page.contains("value=\"nl\" selected"))
        #expect(try await visit.stranger.submit("/account/profile", fields).status == .preconditionFailed)
        let refused = try await visit.stranger.submit("/account/profile", ["name": "", "birthdate": "2015-02-30"])
        #expect(refused.status == .badRequest && refused.text.contains("value=\"2015-02-30\""))
        let file = Array("--xyz\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\nGIF89a\r\n--xyz--\r\n".utf8)
        let type = "multipart/form-data; boundary=xyz"
        #expect(try await visit.stranger.send("/account/profile/image", file, type: type).status == .seeOther)
        #expect(try await visit.stranger.get("/account/profile").text.contains("/v1/auth/me/image?"))
        #expect(try await visit.stranger.submit("/account/profile/image/removal").status == .seeOther)
    }

    @Test("Settings end sign-ins, change the password, show no feed and delete the account")
    func settings() async throws {
        let visit = try await Visit()
        let other = try await visit.home.signIn(visit.home.stranger)
        let page = try await visit.stranger.get("/account/settings").text
        #expect(page.contains("/account/settings/sign-ins/\(other.signIn.id)/removal"))
        #expect(!page.contains("/settings/feed"))
        let region = try await visit.stranger.regions("settings/sign-ins", of: "/account/settings")
        #expect(region.text.hasPrefix("<section id=\"sign-ins\""))
        let ended = try await visit.stranger.submit("/account/settings/sign-ins/\(other.signIn.id)/removal")
        #expect(ended.headers[.location] == "/account/settings")
        let wrong: KeyValuePairs = ["currentPassword": "wrong", "newPassword": "quite another"]
        #expect(try await visit.stranger.submit("/account/settings/password", wrong).status == .badRequest)
        let right: KeyValuePairs = ["currentPassword": Home.password, "newPassword": "quite another"]
        #expect(try await visit.stranger.submit("/account/settings/password", right).status == .seeOther)
        let removal = "/account/settings/account/removal"
        #expect(try await visit.stranger.submit(removal, ["confirmation": "yes"]).status == .badRequest)
        let foreign = visit.stranger.with(.fetchSite, "cross-site")
        #expect(try await foreign.submit(removal, ["confirmation": "Sid"]).status == .forbidden)
        #expect(try await visit.stranger.submit(removal, ["confirmation": "sid"]).headers[.location] == "/sign-in")
        #expect(try await visit.stranger.get("/account/settings").headers[.location]?.hasPrefix("/sign-in") == true)
    }
}
