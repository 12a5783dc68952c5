import Roost
import RoostTestSupport
import Testing

@Suite("Family codes")
struct FamilyCodeTests {
    @Test("A family has a code of 10 characters of Crockford's base32 from the start", arguments: Engine.available)
    func made(engine: Engine) async throws {
        let home = try await Home(engine)
        #expect(try await home.code().text.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{10}/) != nil)
    }

    @Test(
        "Another code takes the place of the old one; every screen hears that the family changed",
        arguments: Engine.available
    )
    func replaced(engine: Engine) async throws {
        let home = try await Home(engine)
        let old = try await home.code()
        let told = try await home.told {
            _ = try await home.services.families.replaceCode(of: home.id, by: Caller(home.ben))
        }
        #expect(told.names == [FamilyChanged.name])
        let new = try await home.code()
        #expect(new != old)
        await #expect(throws: AccountRefusal.unknownFamilyCode) { try await home.services.accounts.kids(of: old) }
        #expect(try await home.services.accounts.kids(of: new).isEmpty)
    }

    @Test(
        "A code is read in any case, with hyphens and space, O as 0, I and L as 1",
        arguments: ["ABCDE01189", "abcde01189", "ABCDE-01189", " abcde - oil89 ", "AbCdE-OiL89"]
    )
    func read(text: String) {
        #expect(FamilyCode(text)?.text == "ABCDE01189")
        #expect(FamilyCode(text)?.spelled == "ABCDE-01189")
    }

    @Test(
        "What can be no code is none",
        arguments: ["", "ABCDE0118", "ABCDE01189A", "ABCDE0118U", "ABCDE0118!", "ÄBCDE01189", "ABCDE\n01189", "🦊"]
    )
    func refused(text: String) {
        #expect(FamilyCode(text) == nil)
        #expect(FamilyCode(text + String(repeating: " ", count: 100)) == nil)
    }
}
