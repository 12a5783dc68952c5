import Roost
import RoostTestSupport
import Testing

@Suite("One's own profile")
struct ProfileTests {
    private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

    @Test("A new name or face reaches all one's families and grows the member's version", arguments: Engine.available)
    func looks(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: "Second", timezone: "UTC")
        let second = try await home.services.families.create(draft, by: Caller(home.mia)).id
        let head = try await home.services.database.read { try Family.head(of: second, in: $0) }
        let version = try await home.member(home.mia).version
        var edit = ProfileEdit()
        (edit.name, edit.emoji, edit.colour) = ("  Mimi ", "🦖", .leaf)
        let told = try await home.told { [edit] in
            let user = try await home.services.accounts.changeProfile(edit, by: Caller(home.mia, cause: "k"))
            #expect(user.name == "Mimi" && user.version == 2)
        }
        #expect(told.names == [FamilyChanged.name])
        #expect(told[0].audience == home.everyone && told[0].cause == "k")
        let change = Change(.member, home.mia.text, version: version + 1, .updated)
        #expect(try told.payloads(FamilyChanged.self)[0].changes == [change])
        let member = try await home.member(home.mia)
        #expect(member.name == "Mimi" && member.emoji == "🦖" && member.colour == .leaf)
        #expect(member.version == version + 1)
        #expect(try await home.services.database.read { try Family.head(of: second, in: $0) } == head + 1)
    }

    @Test("Birthdate and language are one's own business: no family hears", arguments: Engine.available)
    func quiet(engine: Engine) async throws {
        let home = try await Home(engine)
        var edit = ProfileEdit()
        (edit.birthdate, edit.language) = (.set("2015-04-30"), "nl")
        let told = try await home.told { [edit] in
            let user = try await home.services.accounts.changeProfile(edit, by: Caller(home.mia))
            #expect(user.birthdate == "2015-04-30" && user.language == "nl" && user.name == "Mia")
        }
        #expect(told.isEmpty)
        edit = ProfileEdit()
        edit.birthdate = .clear
        #expect(try await home.services.accounts.changeProfile(edit, by: Caller(home.mia)).birthdate == nil)
    }

    @Test("A change of nothing changes nothing; one from an old version is refused", arguments: Engine.available)
    func versions(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        var edit = ProfileEdit()
        edit.name = "Mia"
        let told = try await home.told { [edit] in
            let same = try await accounts.changeProfile(edit, by: Caller(home.mia))
            #expect(same.version == 1)
        }
        #expect(told.isEmpty)
        (edit.name, edit.ifVersion) = ("Mimi", 1)
        #expect(try await accounts.changeProfile(edit, by: Caller(home.mia)).version == 2)
        let stale = edit
        await #expect(throws: AccountRefusal.changedMeanwhile) {
            try await accounts.changeProfile(stale, by: Caller(home.mia))
        }
    }

    @Test("Bad fields are told all at once, and nothing is stored", arguments: Engine.available)
    func bad(engine: Engine) async throws {
        let home = try await Home(engine)
        var edit = ProfileEdit()
        (edit.name, edit.birthdate, edit.language, edit.emoji) = (" ", .set("2015-02-30"), "xx", "ab")
        let bad = edit
        let error = await #expect(throws: Invalid.self) {
            try await home.services.accounts.changeProfile(bad, by: Caller(home.mia))
        }
        #expect(error?.fields.map(\.field) == ["name", "birthdate", "language", "emoji"])
        #expect(try await home.member(home.mia).name == "Mia")
    }

    @Test("Of 20 changes at once none is lost", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        let results = await Race.run(20) { index in
            var edit = ProfileEdit()
            edit.name = "Mia \(index)"
            return try await home.services.accounts.changeProfile(edit, by: Caller(home.mia)).version
        }
        #expect(Set(results.compactMap(\.success)) == Set(2...21))
    }

    @Test("A picture takes the emoji's place, for the families only, until it is removed", arguments: Engine.available)
    func picture(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let image = try Image(png)
        let told = try await home.told { _ = try await accounts.setImage(image, by: Caller(home.mia)) }
        #expect(told.names == [FamilyChanged.name])
        let tag = try #require(try await home.member(home.mia).imageTag)
        for user in home.everyone {
            let seen = try await home.services.database.view(of: home.id, for: user) {
                try $0.image(of: home.mia) { _ in false }
            }
            #expect(seen.tag == tag && seen.image == image)
        }
        await #expect(throws: FamilyRefusal.notAMember) {
            try await home.services.database.view(of: home.id, for: home.neighbours.zoe) {
                _ = try $0.image(of: home.mia) { _ in false }
            }
        }
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await home.services.database.view(of: home.neighbours.id, for: home.neighbours.zoe) {
                _ = try $0.image(of: home.mia) { _ in false }
            }
        }
        #expect(try await accounts.removeImage(by: Caller(home.mia)).imageTag == nil)
        await #expect(throws: AccountRefusal.noImage) { _ = try await accounts.image(of: home.mia) { _ in false } }
    }
}
