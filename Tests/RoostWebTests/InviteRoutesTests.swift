import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Invites over HTTP")
struct InviteRoutesTests {
    @Test("A new invite is told with its token, link and QR code, and never again")
    func create() async throws {
        let house = try await House()
        let answer = try await house.anna.post("\(house.path)/invites", #"{"role":"parent"}"#)
        #expect(answer.status == .created)
        #expect(answer.headers[.cacheControl] == "no-store")
        let invite = try answer.object
        let token = try #require(invite["token"] as? String)
        #expect(invite["url"] as? String == "http://roost.test/invites/\(token)")
        #expect((invite["qrCode"] as? String)?.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=") == true)
        #expect(invite["role"] as? String == "parent")
        #expect(invite["expiresAt"] as? String == (house.home.clock.now + Invite.lifetime).iso8601)
        let list = try await house.ben.get("\(house.path)/invites")
        #expect(!list.text.contains(token))
        let items = try #require(try list.object["items"] as? [[String: Any]])
        let keys: Set = ["id", "familyId", "role", "createdBy", "createdAt", "expiresAt"]
        #expect(items.map { Set($0.keys) } == [keys])
    }

    @Test("The repeat of a keyed request makes no second invite, and doesn't tell the token again")
    func repeated() async throws {
        let house = try await House()
        let anna = house.anna.with(.idempotency, "one")
        let first = try await anna.post("\(house.path)/invites", #"{"role":"child"}"#)
        let token = try #require(try first.object["token"] as? String)
        let second = try await anna.post("\(house.path)/invites", #"{"role":"child"}"#)
        #expect(second.status == .ok)
        #expect(second.headers[.idempotentReplayed] == "true")
        #expect(try second.object["id"] as? String == first.object["id"] as? String)
        #expect(!second.text.contains(token))
        #expect(try await house.home.invites().count == 1)
        let rows = try await house.home.services.database.read { try $0.rows("SELECT * FROM keyed_request") }
        #expect(!rows.isEmpty && !String(describing: rows).contains(token))
    }

    @Test("Whoever holds the link sees family, role and who invites; an account accepts")
    func accept() async throws {
        let house = try await House()
        let (_, token) = try await house.home.invite()
        let path = "/v1/invites/\(token.text)"
        let look = try await house.nobody.get(path)
        #expect(look.status == .ok)
        let seen = try look.object
        #expect(seen["familyName"] as? String == "The Finches" && seen["invitedBy"] as? String == "Anna")
        #expect(seen["role"] as? String == "child" && seen.count == 4)
        #expect(try await house.nobody.post("\(path)/acceptance").status == .unauthorized)
        let joining = try await house.stranger.post("\(path)/acceptance")
        #expect(joining.status == .created)
        #expect(try joining.object["familyId"] as? String == house.home.id.text)
        #expect(try await house.stranger.get("\(house.path)/tasks").status == .ok)
        #expect(try await house.stranger.post("\(path)/acceptance").code == "already_a_member")
        let neighbour = try await house.neighbour()
        let used = try await neighbour.post("\(path)/acceptance")
        #expect(used.status == .gone)
        #expect(try used.code == "invite_used")
        #expect(try await house.nobody.get(path).code == "invite_used")
    }

    @Test("Each end of an invite has its code")
    func ends() async throws {
        let house = try await House()
        let (invite, token) = try await house.home.invite()
        let path = "\(house.path)/invites/\(invite.id)"
        #expect(try await house.mia.delete(path).code == "parents_only")
        #expect(try await house.ben.delete(path).status == .noContent)
        #expect(try await house.ben.delete(path).status == .noContent)
        #expect(try await house.stranger.post("/v1/invites/\(token.text)/acceptance").code == "invite_revoked")
        let (_, late) = try await house.home.invite()
        house.home.clock.advance(by: Invite.lifetime)
        #expect(try await house.nobody.get("/v1/invites/\(late.text)").code == "invite_expired")
        let unknown = try await house.nobody.get("/v1/invites/nonsense")
        #expect(unknown.status == .notFound)
        #expect(try unknown.code == "invite_not_found")
        #expect(try await house.anna.delete("\(house.path)/invites/\(house.home.id)").code == "invite_not_found")
    }

    @Test(
        "A malformed body is refused and makes nothing",
        arguments: ["", "{", "[]", "{}", #"{"role":"boss"}"#, #"{"role":null}"#, #"{"role":7}"#]
    )
    func malformed(body: String) async throws {
        let house = try await House()
        #expect(try await house.anna.post("\(house.path)/invites", body).status == .badRequest)
        #expect(try await house.home.invites().isEmpty)
    }
}

@Suite("QR codes")
struct QRCodeTests {
    @Test("A code has its three finders and the size its text needs, with less redundancy for the longest ones")
    func finders() throws {
        for (length, size) in [(1, 21), (15, 25), (50, 33), (2_331, 177), (2_332, 161), (2_953, 177)] {
            let code = try #require(QRCode(String(repeating: "x", count: length)))
            #expect(code.size == size)
            for (row, column) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
                let ring = (0..<7).allSatisfy { code[row, column + $0] && code[row + $0, column] }
                #expect(ring && code[row + 3, column + 3] && !code[row + 1, column + 1])
            }
        }
    }

    @Test("What no code can hold has none", arguments: [0, 2_954, 100_000])
    func tooLong(length: Int) {
        #expect(QRCode(String(repeating: "x", count: length)) == nil)
    }
}
