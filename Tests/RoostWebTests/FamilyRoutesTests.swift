import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@Suite("Families and karma over HTTP")
struct FamilyRoutesTests {
    @Test("two changes of different fields at once both stay")
    func changesAtOnce() async throws {
        let house = try await House()
        for round in 0..<20 {
            let zone = round.isMultiple(of: 2) ? "America/New_York" : "Asia/Kathmandu"
            async let renamed = house.anna.patch(house.path, #"{"name":"Round \#(round)"}"#)
            async let moved = house.ben.patch(house.path, #"{"timezone":"\#(zone)"}"#)
            #expect(try await renamed.status == .ok)
            #expect(try await moved.status == .ok)
            let families = try await house.mia.get("/v1/families").object["items"] as? [[String: Any]]
            let family = try #require(families?.first)
            #expect(family["name"] as? String == "Round \(round)")
            #expect(family["timezone"] as? String == zone)
        }
    }

    @Test("the maker of a family is a parent in it, and finds it in the list")
    func create() async throws {
        let house = try await House()
        let answer = try await house.stranger.post("/v1/families", #"{"name":"Owls","timezone":"Europe/Berlin"}"#)
        #expect(answer.status == .created)
        let items = try await house.stranger.get("/v1/families").object["items"] as? [[String: Any]]
        let members = items?.first?["members"] as? [[String: Any]]
        #expect(items?.first?["name"] as? String == "Owls")
        #expect(members?.first?["role"] as? String == "parent")
        let bad = try await house.stranger.post("/v1/families", #"{"timezone":"Mars/Base","language":"xx"}"#)
        #expect(Set(try bad.failingFields) == ["name", "timezone", "language"])
        // Foundation knows these, browsers don't.
        for zone in ["GMT+2", "UTC+1"] {
            let body = #"{"name":"Owls","timezone":"\#(zone)"}"#
            #expect(try await house.stranger.post("/v1/families", body).failingFields == ["timezone"])
        }
    }

    @Test("a parent changes what it names and nothing else; a child may not")
    func edit() async throws {
        let house = try await House()
        let edited: Family = try await house.anna.patch(house.path, #"{"language":"nl"}"#).value()
        #expect(edited.language == "nl")
        #expect(edited.name == "The Finches")
        #expect(try await house.mia.patch(house.path, #"{"language":"en"}"#).code == "parents_only")
        #expect(
            try await house.anna.patch(house.path, #"{"name":null,"timezone":3}"#).failingFields == [
                "name", "timezone",
            ]
        )
    }

    @Test("If-Match with an old version of a family or a member is 412 and changes nothing")
    func ifMatch() async throws {
        let house = try await House()
        let first = house.anna.with(.ifMatch, "\"1\"")
        #expect(try await first.patch(house.path, #"{"name":"Owls"}"#).status == .ok)
        let stale = try await first.patch(house.path, #"{"name":"Crows"}"#)
        #expect(stale.status == .preconditionFailed)
        #expect(try stale.code == "changed_meanwhile")
        let role = "\(house.path)/members/\(house.home.mia)/role"
        #expect(try await first.put(role, #"{"role":"parent"}"#).status == .ok)
        #expect(try await first.put(role, #"{"role":"child"}"#).status == .preconditionFailed)
        let mine = try await house.ben.with(.ifMatch, "x").patch(house.path, #"{"name":"Crows"}"#)
        #expect(mine.status == .badRequest)
        let family = try #require(try await house.home.services.families.all(of: house.home.mia).first)
        #expect(family.family.name == "Owls")
        #expect(family.members.first { $0.id == house.home.mia }?.isParent == true)
    }

    @Test("when twenty change a family from one version at once, one does and nineteen are told 412")
    func ifMatchAtOnce() async throws {
        let house = try await House()
        let answers = await Race.run(20) { index in
            try await house.anna.with(.ifMatch, "1").patch(house.path, #"{"name":"Owls \#(index)"}"#).status
        }
        #expect(answers.count { $0.success == .ok } == 1)
        #expect(answers.count { $0.success == .preconditionFailed } == 19)
    }

    @Test("quiet hours and the first day of the week are set, and quiet hours cleared by null")
    func settings() async throws {
        let house = try await House()
        let body = #"{"firstDayOfWeek":"SU","quietHours":{"from":"21:00","to":"07:00"}}"#
        let set = try await house.anna.patch(house.path, body)
        #expect(set.status == .ok)
        #expect(try set.object["firstDayOfWeek"] as? String == "SU")
        #expect(try set.object["quietHours"] as? [String: String] == ["from": "21:00", "to": "07:00"])
        #expect(try await house.mia.get("/v1/families").text.contains(#""quietHours":{"from":"21:00","to":"07:00"}"#))
        let cleared = try await house.anna.patch(house.path, #"{"quietHours":null}"#)
        #expect(try cleared.object["quietHours"] == nil)
        #expect(try cleared.object["firstDayOfWeek"] as? String == "SU")
        #expect(try await house.mia.patch(house.path, body).code == "parents_only")
    }

    @Test(
        "what can't be a family's settings is refused with its field, and changes nothing",
        arguments: [
            (#"{"quietHours":{"from":"21:00","to":"21:00"}}"#, "quietHours"), (#"{"quietHours":{}}"#, "quietHours"),
            (#"{"quietHours":{"from":"21:00"}}"#, "quietHours"), (#"{"quietHours":"21:00-07:00"}"#, "quietHours"),
            (#"{"quietHours":{"from":"24:00","to":"07:00"}}"#, "quietHours"),
            (#"{"firstDayOfWeek":"sunday"}"#, "firstDayOfWeek"),
            (#"{"firstDayOfWeek":null}"#, "firstDayOfWeek"), (#"{"firstDayOfWeek":1}"#, "firstDayOfWeek"),
            (#"{"timezone":"Mars/Olympus"}"#, "timezone"), (#"{"language":"tlh"}"#, "language"),
            (#"{"name":" \u200b "}"#, "name"),
        ]
    )
    func malformedSettings(body: String, field: String) async throws {
        let house = try await House()
        let answer = try await house.anna.patch(house.path, body)
        #expect(answer.status == .badRequest)
        #expect(try answer.failingFields == [field])
        let family = try await house.home.services.families.all(of: house.home.anna)[0].family
        #expect(family.version == 1)
    }

    @Test("a parent deletes the family with its typed name; then there is none")
    func delete() async throws {
        let house = try await House()
        let body = #"{"name":"The Finches"}"#
        #expect(try await house.mia.delete(house.path, body).code == "parents_only")
        let wrong = try await house.anna.delete(house.path, #"{"name":"the finches"}"#)
        #expect(wrong.status == .conflict)
        #expect(try wrong.code == "wrong_name")
        for malformed in ["", "{}", #"{"name":null}"#, #"{"name":7}"#] {
            #expect(try await house.anna.delete(house.path, malformed).status == .badRequest)
        }
        #expect(try await house.mia.get("\(house.path)/tasks").status == .ok)
        let keyed = house.anna.with(.idempotency, "the-end")
        for _ in 0..<2 { #expect(try await keyed.delete(house.path, body).status == .noContent) }
        #expect(try await house.ben.delete(house.path, body).code == "not_a_member")
        #expect(try await house.mia.get("\(house.path)/tasks").code == "not_a_member")
        #expect(try await house.mia.get("/v1/families").text == #"{"items":[]}"#)
    }

    @Test("a parent adds a member, who can sign in")
    func addMember() async throws {
        let house = try await House()
        let body = #"{"name":"Ida","email":"ida@home.example","password":"12345678","role":"child","emoji":"🐝"}"#
        let answer = try await house.anna.post("\(house.path)/members", body)
        #expect(answer.status == .created)
        #expect(try answer.value(Member.self).emoji == "🐝")
        #expect(try await house.anna.post("\(house.path)/members", body).code == "email_taken")
        #expect(try await house.mia.post("\(house.path)/members", body).code == "parents_only")
        let login = #"{"email":"ida@home.example","password":"12345678"}"#
        #expect(try await house.nobody.post("/v1/auth/login", login).status == .ok)
        #expect(try await house.anna.post("\(house.path)/members", #"{"role":"boss"}"#).failingFields.contains("role"))
    }

    @Test("roles change by a parent; the last parent stays one, also when two demote each other at once")
    func roles() async throws {
        let house = try await House()
        @Sendable func demote(_ user: User.ID, by client: Client) async throws -> HTTPResponse.Status {
            try await client.put("\(house.path)/members/\(user)/role", #"{"role":"child"}"#).status
        }
        let answers = await Race.run(2) { index in
            try await index == 0 ? demote(house.home.ben, by: house.anna) : demote(house.home.anna, by: house.ben)
        }
        #expect(answers.count { $0.success == .ok } == 1)
        let members = try await house.home.services.families.all(of: house.home.mia)[0].members
        let last = try #require(members.first { $0.isParent })
        let client = last.id == house.home.anna ? house.anna : house.ben
        let refused = try await client.put("\(house.path)/members/me/role", #"{"role":"child"}"#)
        #expect(refused.status == .conflict)
        #expect(try refused.code == "last_parent")
    }

    @Test("who is removed has no way in from that moment; anybody leaves by `me`")
    func removal() async throws {
        let house = try await House()
        #expect(try await house.mia.delete("\(house.path)/members/\(house.home.tom)").code == "parents_only")
        #expect(try await house.anna.delete("\(house.path)/members/\(house.home.tom)").status == .noContent)
        #expect(try await house.tom.get("\(house.path)/tasks").code == "not_a_member")
        #expect(try await house.anna.delete("\(house.path)/members/\(house.home.tom)").code == "member_not_found")
        #expect(try await house.mia.delete("\(house.path)/members/me").status == .noContent)
        #expect(try await house.mia.get("\(house.path)/tasks").status == .forbidden)
    }

    @Test("parents grant karma; taking more than there is 409 with what is available")
    func grants() async throws {
        let house = try await House()
        let path = "\(house.path)/karma/grants"
        let mia = house.home.mia
        let answer = try await house.anna.post(path, #"{"userId":"\#(mia)","amount":20,"description":"Help"}"#)
        #expect(answer.status == .created)
        #expect(try answer.value(KarmaEntry.self).balance == 20)
        let refused = try await house.anna.post(path, #"{"userId":"\#(mia)","amount":-21}"#)
        #expect(try refused.code == "insufficient_karma")
        #expect(try refused.object["available"] as? Int == 20)
        #expect(try await house.anna.post(path, #"{"userId":"x","amount":0}"#).failingFields == ["userId", "amount"])
        #expect(
            try await house.anna.post(path, #"{"userId":"\#(house.home.stranger)","amount":1}"#).status == .notFound
        )
        #expect(try await house.mia.post(path, #"{"userId":"\#(mia)","amount":5}"#).code == "parents_only")
    }

    @Test("everybody sees balances; a ledger pages from the newest")
    func ledger() async throws {
        let house = try await House()
        for amount in 1...3 { try await house.home.grant(amount, to: house.home.mia) }
        let balances = try await house.tom.get("\(house.path)/karma").object["items"] as? [[String: Any]]
        #expect(balances?.count == 5)
        let first = try await house.mia.get("\(house.path)/karma/me/entries?limit=2").object
        let cursor = try #require(first["nextCursor"] as? String)
        #expect((first["items"] as? [[String: Any]])?.compactMap { $0["amount"] as? Int } == [3, 2])
        let rest = try await house.mia.get("\(house.path)/karma/me/entries?limit=2&cursor=\(cursor)").object
        #expect((rest["items"] as? [[String: Any]])?.compactMap { $0["amount"] as? Int } == [1])
        #expect(rest["nextCursor"] == nil)
    }
}
