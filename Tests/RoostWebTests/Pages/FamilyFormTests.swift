import HTTPTypes
import Roost
import RoostTestSupport
import Testing

@testable import RoostWeb

@Suite("Forms of rewards, karma and members")
struct FamilyFormTests {
    @Test("A reward is made, changed, claimed, approved")
    func reward() async throws {
        let visit = try await Visit()
        let rewards = "\(visit.base)/rewards"
        #expect(
            try await visit.anna.submit(rewards, ["name": "Zoo", "karmaCost": "8", "emoji": "🦓"]).status == .seeOther
        )
        try await visit.home.grant(20, to: visit.home.mia)
        let id = try await visit.home.shelf(for: visit.home.mia)[0].reward.id
        let edit: KeyValuePairs = ["name": "Big zoo", "karmaCost": "9", "description": "", "version": "1"]
        #expect(try await visit.anna.submit("\(rewards)/\(id)", edit).headers[.location] == rewards)
        #expect(try await visit.mia.submit("\(rewards)/\(id)/favourite").status == .seeOther)
        #expect(try await visit.mia.submit("\(rewards)/\(id)/claims").status == .seeOther)
        #expect(try await visit.mia.get(rewards).text.contains("Asked for"))
        let claim = try await visit.home.services.database.view(of: visit.home.id, for: visit.home.mia) {
            try $0.claims().items[0]
        }
        #expect(claim.reward.name == "Big zoo")
        #expect(try await visit.mia.submit("\(visit.base)/claims/\(claim.id)/approval").status == .forbidden)
        #expect(try await visit.anna.submit("\(visit.base)/claims/\(claim.id)/approval").status == .seeOther)
        #expect(try await visit.home.balance(of: visit.home.mia) == 11)
    }

    @Test("A wish is rejected with a reason, or cancelled")
    func wishes() async throws {
        let visit = try await Visit()
        let claim = try await visit.home.pendingClaim()
        let path = "\(visit.base)/claims/\(claim.id)"
        #expect(try await visit.anna.submit("\(path)/rejection", ["reason": ""]).status == .badRequest)
        #expect(try await visit.anna.submit("\(path)/rejection", ["reason": "Too late"]).status == .seeOther)
        #expect(try await visit.home.now(claim).reason == "Too late")
        let again = try await visit.home.pendingClaim("Swim")
        #expect(try await visit.mia.submit("\(visit.base)/claims/\(again.id)/removal").status == .seeOther)
        #expect(try await visit.home.now(again).status == .cancelled)
    }

    @Test("A card says how many are left and how often one may have it; the sheet too, and not once it is used up")
    func terms() async throws {
        let visit = try await Visit()
        let form: KeyValuePairs = ["name": "Zoo", "karmaCost": "8", "stock": "2", "limitPerMember": "1"]
        #expect(try await visit.anna.submit("\(visit.base)/rewards", form).status == .seeOther)
        try await visit.home.grant(20, to: visit.home.mia)
        let reward = try await visit.home.shelf(for: visit.home.mia)[0].reward
        let sheet = "claim-sheet-\(reward.id)"
        let before = try await visit.mia.get("\(visit.base)/rewards").text
        for part in ["2 left", "Once a week", sheet] { #expect(before.contains(part)) }
        try await visit.home.approve(visit.home.claim(reward, by: visit.home.mia))
        let after = try await visit.mia.get("\(visit.base)/rewards").text
        #expect(after.contains("1 left") && after.contains("Again tomorrow") && !after.contains(sheet))
        let edit: KeyValuePairs = ["name": "Zoo", "karmaCost": "8", "stock": "0", "limitPerMember": "", "version": "2"]
        #expect(try await visit.anna.submit("\(visit.base)/rewards/\(reward.id)", edit).status == .seeOther)
        let soldOut = try await visit.home.offer(reward.id, for: visit.home.mia).reward
        #expect(soldOut.stock == 0 && soldOut.limitPerMember == nil)
        #expect(try await visit.mia.get("\(visit.base)/rewards").text.contains("None left"))
        let wrong = try await visit.anna.submit(
            "\(visit.base)/rewards/\(reward.id)",
            ["name": "Zoo", "karmaCost": "8", "stock": "x"]
        )
        #expect(wrong.status == .badRequest && wrong.text.contains("A whole number, please."))
    }

    @Test("The shelf says how much is missing, and when it is enough")
    func wording() async throws {
        let visit = try await Visit()
        _ = try await visit.home.reward("Cinema", cost: 100)
        try await visit.home.grant(75, to: visit.home.mia)
        let html = try await visit.mia.get("\(visit.base)/rewards").text
        #expect(html.contains("75 / 100"))
        #expect(html.contains("25 more karma needed"))
        try await visit.home.grant(25, to: visit.home.mia)
        #expect(try await visit.mia.get("\(visit.base)/rewards").text.contains("You have enough karma!"))
    }

    @Test("A reward's refused form keeps what was typed")
    func refusedReward() async throws {
        let visit = try await Visit()
        let answer = try await visit.anna.submit(
            "\(visit.base)/rewards",
            ["name": "", "karmaCost": "many", "description": "fun"]
        )
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("value=\"many\""))
        #expect(
            answer.text.contains("data-error-for=\"name\">This can't be empty.<")
                || answer.text.contains("This can&#39;t")
        )
        let child = try await visit.mia.submit("\(visit.base)/rewards", ["name": "x", "karmaCost": "1"])
        #expect(child.status == .forbidden)
    }

    @Test("Karma is given and taken by hand; a refused grant keeps what was typed")
    func grants() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/karma/grants"
        let mia = visit.home.mia.text
        #expect(
            try await visit.anna.submit(path, ["userId": mia, "amount": "9", "description": "Nice"]).status == .seeOther
        )
        #expect(try await visit.home.balance(of: visit.home.mia) == 9)
        let refused = try await visit.anna.submit(path, ["userId": mia, "amount": "-10", "description": "Oops"])
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("value=\"-10\""))
        #expect(refused.text.contains("value=\"Oops\""))
        #expect(try await visit.anna.submit(path, ["amount": "1"]).status == .badRequest)
        #expect(
            try await visit.anna.submit(path, ["userId": mia, "amount": "9223372036854775808"]).status == .badRequest
        )
        #expect(try await visit.mia.submit(path, ["userId": mia, "amount": "9"]).status == .forbidden)
        let html = try await visit.mia.get("\(visit.base)/karma?member=\(mia)").text
        #expect(html.contains("Given by Anna"))
        #expect(html.contains("+9"))
    }

    @Test("A parent adds somebody, changes a role, removes")
    func members() async throws {
        let visit = try await Visit()
        let path = "\(visit.base)/members"
        let fields: KeyValuePairs = [
            "name": "Gran", "role": "parent", "email": "gran@home.example", "password": "long enough", "emoji": "🐢",
            "colour": "leaf",
        ]
        #expect(try await visit.anna.submit(path, fields).status == .seeOther)
        let families = try await visit.home.services.families.all(of: visit.home.anna)
        let gran = try #require(families[0].members.first { $0.name == "Gran" })
        #expect(gran.isParent)
        #expect(gran.colour == .leaf)
        #expect(try await visit.anna.submit("\(path)/\(gran.id)/role", ["role": "child"]).status == .seeOther)
        #expect(try await visit.anna.submit("\(path)/\(gran.id)/removal").status == .seeOther)
        let taken = try await visit.anna.submit(path, fields)
        #expect(taken.status == .conflict)
        #expect(taken.text.contains("value=\"gran@home.example\""))
        #expect(!taken.text.contains("long enough"))
        #expect(try await visit.mia.submit(path, fields).status == .forbidden)
        #expect(try await visit.mia.submit("\(path)/\(visit.home.mia)/removal").headers[.location] == "/")
    }
}
