import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Where children sign in")
struct KidPageTests {
    @Test("The code once, then a face, then the PIN, then home")
    func signIn() async throws {
        let visit = try await Visit()
        let ida = try await visit.home.kid("Ida Finch", pin: "2468")
        #expect(try await visit.nobody.get("/sign-in").text.contains("href=\"/sign-in/kids\""))
        #expect(try await visit.nobody.get("/sign-in/kids").text.contains("Which family?"))
        let code = try await visit.home.code()
        let remembered = try await visit.nobody.get("/sign-in/kids?familyCode=\(code.spelled.lowercased())")
        #expect(remembered.headers[.location] == "/sign-in/kids")
        let cookie = try #require(remembered.headers[.setCookie])
        #expect(cookie.hasPrefix("roost_family=\(code.text); Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax"))
        let device = visit.nobody.with(.cookie, "roost_family=\(code.text)")
        let faces = try await device.get("/sign-in/kids").text
        #expect(faces.contains(">Ida</span>") && !faces.contains("Finch") && !faces.contains("Mia"))
        #expect(try await device.get("/sign-in/kids?memberId=\(ida)").text.contains("Hello, Ida"))
        let answer = try await device.submit("/sign-in/kids", ["memberId": ida.text, "pin": "2468"])
        #expect(answer.status == .seeOther && answer.headers[.location] == "/")
        let token = try #require(answer.headers[.setCookie]).prefix { $0 != ";" }
        #expect(try await visit.nobody.with(.cookie, String(token)).get(visit.base).status == .ok)
    }

    @Test("Without a script each key of the keypad is one digit more, or one less")
    func keypad() async throws {
        let visit = try await Visit()
        let ida = try await visit.home.kid().text
        let device = visit.nobody.with(.cookie, "roost_family=\(try await visit.home.code().text)")
        let expected = [
            ("", "7", "7"), ("7", "0", "70"), ("70", "back", "7"), ("", "back", ""), ("12345678", "9", "12345678"),
        ]
        for (typed, key, shown) in expected {
            let answer = try await device.submit("/sign-in/kids", ["memberId": ida, "pin": typed, "key": key])
            #expect(answer.status == .ok)
            #expect(answer.text.contains("name=\"pin\" value=\"\(shown)\""))
        }
        #expect(try await visit.home.access(to: #require(User.ID(ida))).pin?.triesLeft == 10)
    }

    @Test("A wrong PIN is the keypad again, without what was typed; a locked one says whom to ask")
    func wrong() async throws {
        let visit = try await Visit()
        let ida = try await visit.home.kid().text
        let device = visit.nobody.with(.cookie, "roost_family=\(try await visit.home.code().text)")
        for _ in 0..<10 {
            let answer = try await device.submit("/sign-in/kids", ["memberId": ida, "pin": "1111"])
            #expect(answer.status == .unauthorized)
            #expect(answer.text.contains("Hello, Ida") && answer.text.contains("role=\"alert\""))
            #expect(!answer.text.contains("1111"))
        }
        let locked = try await device.submit("/sign-in/kids", ["memberId": ida, "pin": "2468"])
        #expect(locked.status == .forbidden)
        #expect(locked.text.contains("A parent can set a new one"))
        #expect(try await device.script.submit("/sign-in/kids", ["memberId": ida, "pin": "2468"]).code == "pin_locked")
    }

    @Test("A code of no family is asked for again; a device forgets it, also when it was replaced")
    func forgotten() async throws {
        let visit = try await Visit()
        let unknown = try await visit.nobody.get("/sign-in/kids?familyCode=0000000000")
        #expect(unknown.status == .notFound && unknown.text.contains("aria-invalid"))
        #expect(unknown.headers[.setCookie] == nil)
        let device = visit.nobody.with(.cookie, "roost_family=\(try await visit.home.code().text)")
        let other = try await device.submit("/sign-in/kids/removal")
        #expect(other.headers[.setCookie]?.hasPrefix("roost_family=; Max-Age=0") == true)
        #expect(try await visit.anna.submit("\(visit.base)/code").status == .seeOther)
        let replaced = try await device.get("/sign-in/kids")
        #expect(replaced.status == .notFound)
        #expect(replaced.headers[.setCookie]?.hasPrefix("roost_family=; Max-Age=0") == true)
        #expect(try await device.submit("/sign-in/kids", ["memberId": visit.home.mia.text, "pin": "1"]).status != .ok)
    }

    @Test(
        "It leads on to a path of ours, never elsewhere",
        arguments: [("/families/x", "/families/x"), ("//evil.test", "/")]
    )
    func next(given: String, led: String) async throws {
        let visit = try await Visit()
        let ida = try await visit.home.kid().text
        let device = visit.nobody.with(.cookie, "roost_family=\(try await visit.home.code().text)")
        let answer = try await device.submit("/sign-in/kids", ["memberId": ida, "pin": "2468", "next": given])
        #expect(answer.headers[.location] == led)
        #expect(try await !device.get("/sign-in/kids?next=//evil.test").text.contains("evil"))
    }

    @Test("A parent sees and replaces the code, adds by PIN, sets PIN and password; a child sees none of it")
    func family() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/family"
        let code = try await visit.home.code().spelled
        #expect(try await visit.anna.get(page).text.contains(code))
        let childs = try await visit.mia.get(page).text
        #expect(!childs.contains(code) && !childs.contains("/pin\"") && !childs.contains("@home.example"))
        #expect(try await visit.anna.submit("\(visit.base)/code").headers[.location] == page)
        #expect(try await !visit.anna.get(page).text.contains(code))
        let fields: KeyValuePairs = ["name": "Ida", "role": "child", "signInBy": "pin", "pin": "2468", "email": ""]
        #expect(try await visit.anna.submit("\(visit.base)/members", fields).status == .seeOther)
        let mia = "\(visit.base)/members/\(visit.home.mia)"
        #expect(try await visit.anna.submit("\(mia)/pin", ["pin": "1357"]).headers[.location] == page)
        #expect(try await visit.home.signIn(kid: visit.home.mia, pin: "1357").user.id == visit.home.mia)
        #expect(try await visit.anna.submit("\(mia)/password", ["password": "quite another"]).status == .seeOther)
        #expect(
            try await visit.home.services.accounts.logIn(email: Home.email("Mia"), password: "quite another").user.id
                == visit.home.mia
        )
    }

    @Test("A refused PIN says why, on the page and to a script")
    func refused() async throws {
        let visit = try await Visit()
        let mia = "\(visit.base)/members/\(visit.home.mia)"
        let answer = try await visit.anna.submit("\(mia)/pin", ["pin": "12"])
        #expect(answer.status == .badRequest && answer.text.contains("A PIN has 4 to 8 digits."))
        #expect(try await visit.anna.script.submit("\(mia)/pin", ["pin": "12"]).failingFields == ["pin"])
        let tom = "\(visit.base)/members/\(visit.home.tom)"
        #expect(try await visit.mia.submit("\(tom)/pin", ["pin": "1234"]).status == .forbidden)
        #expect(try await visit.stranger.submit("\(tom)/pin", ["pin": "1234"]).status == .forbidden)
    }

    @Test("Who is added signs in as the form shows it; what was typed before in its other part doesn't count")
    func chosenPart() async throws {
        let visit = try await Visit()
        let (page, email) = ("\(visit.base)/members", "ida@vink.example")
        let ida: KeyValuePairs = [
            "name": "Ida", "role": "child", "signInBy": "password", "pin": "12", "email": email,
            "password": "long enough",
        ]
        #expect(try await visit.anna.submit(page, ida).status == .seeOther)
        _ = try await visit.home.services.accounts.logIn(email: email, password: "long enough")
        // The part about PINs is hidden from who adds a parent, and "pin" is what is chosen in it.
        let gran: KeyValuePairs = [
            "name": "Gran", "role": "parent", "signInBy": "pin", "pin": "2468", "email": "", "password": "",
        ]
        let refused = try await visit.anna.submit(page, gran)
        #expect(refused.status == .badRequest && refused.text.contains("value=\"parent\" checked"))
        #expect(try await visit.anna.script.submit(page, gran).failingFields == ["email", "password"])
    }
}
