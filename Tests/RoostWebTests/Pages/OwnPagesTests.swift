import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Profile and settings")
struct OwnPagesTests {
    @Test("Both are behind the face, on every page")
    func menu() async throws {
        let visit = try await Visit()
        let home = try await visit.mia.get(visit.base).text
        for path in ["profile", "settings"] {
            #expect(home.contains("href=\"\(visit.base)/\(path)\""))
            #expect(try await visit.mia.get("\(visit.base)/\(path)").status == .ok)
            #expect(try await visit.nobody.get("\(visit.base)/\(path)").status == .seeOther)
            #expect(try await visit.stranger.get("\(visit.base)/\(path)").status == .forbidden)
        }
    }

    @Test("The profile's form changes name, face, birthday and language; what was typed is kept when it is refused")
    func profile() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/profile"
        let fields: KeyValuePairs = [
            "name": "Mimi", "emoji": "🦄", "colour": "rose", "birthdate": "2015-04-30", "language": "nl", "version": "1",
        ]
        #expect(try await visit.mia.submit(path, fields).headers[.location] == path)
        let page = try await visit.mia.get(path).text
        for part in ["value=\"Mimi\"", "value=\"2015-04-30\"", "value=\"nl\" selected", "value=\"rose\" checked"] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(try await visit.anna.get("\(visit.base)/family").text.contains("Mimi"))
        let stale = try await visit.mia.submit(path, fields)
        #expect(stale.status == .preconditionFailed && stale.text.contains("value=\"Mimi\""))
        let refused = try await visit.mia.submit(path, ["name": "", "birthdate": "2015-02-30", "emoji": "🦄"])
        #expect(refused.status == .badRequest)
        #expect(refused.text.contains("A date looks like") && refused.text.contains("value=\"2015-02-30\""))
        let cleared: KeyValuePairs = ["name": "Mimi", "birthdate": ""]
        #expect(try await visit.mia.submit(path, cleared).status == .seeOther)
        #expect(try await visit.mia.get(path).text.contains("name=\"birthdate\" value=\"\""))
    }

    @Test("A picture is shown on everybody's pages, and taken back")
    func picture() async throws {
        let visit = try await Visit()
        let head = "--xyz\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a\"\r\n\r\n"
        let form = { (file: String) in Array((head + file + "\r\n--xyz--\r\n").utf8) }
        let path = "\(visit.base)/profile"
        let type = "multipart/form-data; boundary=xyz"
        #expect(try await visit.mia.send("\(path)/image", form("<svg/>"), type: type).status == .badRequest)
        #expect(try await visit.mia.send("\(path)/image", form("GIF89a"), type: type).headers[.location] == path)
        let address = "\(visit.base)/members/\(visit.home.mia)/image"
        #expect(try await visit.anna.get("\(visit.base)/family").text.contains("<img src=\"\(address)?"))
        let image = try await visit.anna.get(address)
        #expect(image.headers[.contentType] == "image/gif" && image.bytes == Array("GIF89a".utf8))
        #expect(try await visit.stranger.get(address).status == .forbidden)
        #expect(try await visit.mia.submit("\(path)/image/removal").status == .seeOther)
        #expect(try await !visit.anna.get("\(visit.base)/family").text.contains(address))
    }

    @Test("Settings show where one is signed in, and end it there, one's own only")
    func signIns() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/settings"
        let other = try await visit.home.signIn(visit.home.mia)
        let toms = try await visit.home.signIn(visit.home.tom).signIn.id
        let page = try await visit.mia.get(path).text
        #expect(page.contains("This device") && page.contains("/sign-ins/\(other.signIn.id)/removal"))
        #expect(!page.contains(toms.text))
        #expect(try await visit.mia.submit("\(path)/sign-ins/\(other.signIn.id)/removal").headers[.location] == path)
        await #expect(throws: AccountRefusal.notSignedIn) {
            try await visit.home.services.accounts.authenticate(other.token.text)
        }
        #expect(try await visit.mia.submit("\(path)/sign-ins/\(toms)/removal").status == .notFound)
        #expect(try await visit.mia.submit("\(path)/sign-ins/nonsense/removal").status == .badRequest)
    }

    @Test("The password is changed by who knows it; who has none is told to ask a parent")
    func password() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/settings"
        let wrong: KeyValuePairs = ["currentPassword": "wrong", "newPassword": "quite another"]
        let refused = try await visit.mia.submit("\(path)/password", wrong)
        #expect(refused.status == .badRequest && refused.text.contains("current password isn"))
        #expect(!refused.text.contains("quite another"))
        let right: KeyValuePairs = ["currentPassword": Home.password, "newPassword": "quite another"]
        #expect(try await visit.mia.submit("\(path)/password", right).headers[.location] == path)
        let accounts = visit.home.services.accounts
        #expect(try await accounts.logIn(email: Home.email("Mia"), password: "quite another").user.id == visit.home.mia)
        let ida = try await visit.home.kid()
        let token = try await visit.home.signIn(kid: ida, pin: "2468").token.text
        let browser = visit.nobody.with(.cookie, "roost_session=\(token)")
        let page = try await browser.get(path).text
        #expect(page.contains("A parent can give you another one") && !page.contains("currentPassword"))
        #expect(try await browser.submit("\(path)/password", right).status == .badRequest)
    }

    @Test("The account is deleted by who types the name; the last parent is told why not")
    func farewell() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/settings/account/removal"
        let refused = try await visit.mia.submit(path, ["confirmation": "yes"])
        #expect(refused.status == .badRequest && refused.text.contains("id=\"delete-account\" open"))
        let done = try await visit.mia.submit(path, ["confirmation": " mia "])
        #expect(done.headers[.location] == "/sign-in")
        #expect(done.headers[.setCookie]?.hasPrefix("roost_session=; Max-Age=0") == true)
        #expect(try await visit.mia.get(visit.base).status == .seeOther)
        try await visit.home.remove(visit.home.ben, by: visit.home.anna)
        let last = try await visit.anna.submit(path, ["confirmation": "Anna"])
        #expect(last.status == .conflict && last.text.contains("always keeps a parent"))
    }
}
