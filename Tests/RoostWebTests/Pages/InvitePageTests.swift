import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Pages of invites")
struct InvitePageTests {
    /// The link on the page that answers to a new invite.
    private func link(_ answer: Answer) throws -> String {
        let match = try #require(answer.text.firstMatch(of: /id="invite-url" value="http:\/\/roost.test([^"]+)"/))
        return String(match.1)
    }

    @Test("A parent makes an invite, sees its link and code once, and takes it back")
    func make() async throws {
        let visit = try await Visit()
        let page = "\(visit.base)/invites"
        let answer = try await visit.anna.submit(page, ["role": "parent"])
        #expect(answer.status == .created)
        let path = try link(answer)
        #expect(answer.text.contains("can join as a parent"))
        #expect(answer.text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox="))
        let invite = try #require(try await visit.home.invites().first)
        for other in [page, "\(visit.base)/family"] {
            let html = try await visit.anna.get(other).text
            #expect(html.contains("id=\"invite-\(invite.id)\""))
            #expect(!html.contains(path))
        }
        let region = try await visit.anna.regions("family/invites", of: "\(visit.base)/family")
        #expect(region.text.contains("Invited by you"))
        #expect(try await visit.anna.submit("\(page)/\(invite.id)/removal").headers[.location] == page)
        #expect(try await visit.home.invites().isEmpty)
        let gone = try await visit.nobody.get(path)
        #expect(gone.status == .gone)
        #expect(gone.text.contains("This invite was taken back."))
    }

    @Test("A child has no invites")
    func child() async throws {
        let visit = try await Visit()
        _ = try await visit.home.invite()
        #expect(try await !visit.mia.get("\(visit.base)/family").text.contains("invite"))
        #expect(try await visit.mia.get("\(visit.base)/invites").status == .forbidden)
        #expect(try await visit.mia.regions("family/invites", of: "\(visit.base)/family").status == .notFound)
        #expect(try await visit.mia.submit("\(visit.base)/invites", ["role": "parent"]).status == .forbidden)
        #expect(try await visit.anna.submit("\(visit.base)/invites", ["role": "boss"]).status == .badRequest)
        #expect(try await visit.home.invites().count == 1)
    }

    @Test("Who isn't signed in is led to sign in, and back; who has no account gets one on the way")
    func signedOut() async throws {
        let visit = try await Visit()
        let (_, token) = try await visit.home.invite(as: .parent)
        let path = "/invites/\(token.text)"
        let page = try await visit.nobody.get(path)
        #expect(page.status == .ok)
        #expect(page.text.contains("Anna invites you to be a parent in The Finches."))
        #expect(page.text.contains("href=\"/sign-in?next=\(path)\""))
        #expect(!page.text.contains("/acceptance"))
        #expect(try await visit.nobody.submit("\(path)/acceptance").headers[.location] == "/sign-in?next=\(path)")
        let refused = try await visit.nobody.submit(
            "\(path)/account",
            ["name": "Kim", "email": "anna@home.example", "password": "long enough"]
        )
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("value=\"Kim\"") && !refused.text.contains("long enough"))
        let made = try await visit.nobody.submit(
            "\(path)/account",
            ["name": "Kim", "email": "kim@new.example", "password": "long enough"]
        )
        #expect(made.headers[.location] == path)
        let cookie = try #require(made.headers[.setCookie]).prefix { $0 != ";" }
        let kim = visit.nobody.with(.cookie, String(cookie))
        #expect(try await kim.get(path).text.contains("Join as Kim"))
        #expect(try await kim.get("\(path)/account").headers[.location] == path)
        #expect(try await kim.submit("\(path)/acceptance").headers[.location] == visit.base)
        #expect(try await kim.get(visit.base).status == .ok)
    }

    @Test("Accepting twice leads home; another site can't make somebody accept")
    func twice() async throws {
        let visit = try await Visit()
        let (_, token) = try await visit.home.invite()
        let path = "/invites/\(token.text)/acceptance"
        let foreign = visit.stranger.with(.fetchSite, "cross-site")
        #expect(try await foreign.submit(path).status == .forbidden)
        for _ in 0..<2 { #expect(try await visit.stranger.submit(path).headers[.location] == visit.base) }
        #expect(try await visit.nobody.submit("/invites/nonsense/account", ["name": "x"]).status == .notFound)
    }

    @Test("What a family is called is text on the invite too")
    func escaping() async throws {
        let visit = try await Visit()
        let edit = FamilyEdit(name: "<b>\"'&")
        _ = try await visit.home.services.families.update(visit.home.id, to: edit, by: Caller(visit.home.anna))
        let (_, token) = try await visit.home.invite()
        for path in ["/invites/\(token.text)", "/invites/\(token.text)/account"] {
            let html = try await visit.nobody.get(path).text
            #expect(!html.contains("<b>") && html.contains("&lt;b&gt;"))
        }
    }
}
