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
        #expect(refused.text.contains("Een datum ziet er zo uit") && refused.text.contains("value=\"2015-02-30\""))
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

    @Test("A theme is chosen for one browser, at a door as in a family; anything else is the device's own")
    func theme() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/settings"
        for theme in ["light", "dark"] {
            let chosen = try await visit.mia.submit("/theme", ["theme": theme])
            #expect(chosen.status == .seeOther)
            #expect(chosen.headers[.setCookie]?.hasPrefix("roost_theme=\(theme); Max-Age=31536000") == true)
            let page = try await visit.mia.keeping("roost_theme=\(theme)").get(path).text
            #expect(
                page.contains("data-theme=\"\(theme)\"") && page.contains("name=\"color-scheme\" content=\"\(theme)\"")
            )
            #expect(page.contains("value=\"\(theme)\" aria-pressed=\"true\""))
            let door = try await visit.nobody.keeping("roost_theme=\(theme)").get("/sign-in").text
            #expect(door.contains("data-theme=\"\(theme)\""))
        }
        for odd in ["system", "", "sepia", "\"><script>"] {
            let chosen = try await visit.mia.submit("/theme", ["theme": odd])
            #expect(chosen.headers[.setCookie]?.hasPrefix("roost_theme=; Max-Age=0") == true)
        }
        let page = try await visit.mia.keeping("roost_theme=\"><script>").get(path).text
        #expect(page.contains("data-theme=\"system\"") && page.contains("value=\"system\" aria-pressed=\"true\""))
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

    @Test("Settings name the devices, and so does the list over REST")
    func devices() async throws {
        let visit = try await Visit()
        let phone = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
        let fields: KeyValuePairs = ["email": Home.email("Mia"), "password": Home.password]
        let answer = try await visit.nobody.with(.userAgent, phone).submit("/sign-in", fields)
        #expect(answer.status == .seeOther)
        #expect(try await visit.mia.get("\(visit.base)/settings").text.contains("Firefox on Android"))
        try await visit.home.speaks("nl", visit.home.mia)
        #expect(try await visit.mia.get("\(visit.base)/settings").text.contains("Firefox op Android"))
        let list = try await visit.mia.get("/v1/auth/sessions").object["items"] as? [[String: Any]] ?? []
        #expect(list.compactMap { $0["browser"] as? String } == ["Firefox"])
        #expect(list.compactMap { $0["system"] as? String } == ["Android"])
    }

    @Test("What a browser says of itself is kept short, whatever it says")
    func longDevice() async throws {
        let home = try await Home()
        let long = "\u{0}é" + String(repeating: "x", count: 5000)
        let accounts = home.services.accounts
        let signedIn = try await accounts.logIn(email: Home.email("Mia"), password: Home.password, by: long)
        #expect(signedIn.signIn.userAgent == String(repeating: "x", count: 300))
        let identity = try await accounts.authenticate(signedIn.token.text)
        #expect(try await accounts.signIns(of: identity).contains { $0.userAgent == signedIn.signIn.userAgent })
    }

    @Test(
        "A device is told in two words",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0",
                "Edge on Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone"
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/128.0 Mobile/15E148 Safari/604.1",
                "Chrome on iPad"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
                "Samsung Internet on Android"
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:130.0) Gecko/20100101 Firefox/130.0",
                "Firefox on macOS"
            ),
            ("curl/8.5.0", "curl"), ("Mozilla/5.0", "An unknown device"), ("", "An unknown device"),
            ("<script>", "An unknown device"),
        ]
    )
    func label(userAgent: String, label: String) throws {
        let words = try Catalogue(assets: nil).words(in: .english)
        #expect(Device(userAgent: userAgent).label(in: words) == label)
    }

    @Test("A link of the calendar feed is shown once, made anew and taken back")
    func feed() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/settings"
        #expect(try await visit.mia.get(path).text.contains("Make a link"))
        let made = try await visit.mia.submit("\(path)/feed")
        #expect(made.status == .created)
        let link = try #require(
            made.text.firstMatch(of: #/value="http://roost\.test(/v1/[^"&]+)"/#).map { String($0.1) }
        )
        #expect(made.text.contains("\(link)&amp;as=events"))
        #expect(try await visit.nobody.get(link).status == .ok)
        let later = try await visit.mia.get(path).text
        #expect(!later.contains("tasks.ics") && later.contains("There is a link since") && later.contains("New link"))
        #expect(try await visit.mia.submit("\(path)/feed").status == .created)
        #expect(try await visit.nobody.get(link).status == .notFound)
        #expect(try await visit.mia.submit("\(path)/feed/removal").headers[.location] == path)
        #expect(try await visit.mia.get(path).text.contains("Make a link"))
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
