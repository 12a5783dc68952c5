import Roost
import RoostTestSupport
import Testing

@Suite("Deleting one's account")
struct AccountDeletionTests {
    @Test("It leaves all families with everything that follows, and its sign-ins end", arguments: Engine.available)
    func deleted(engine: Engine) async throws {
        let home = try await Home(engine)
        let token = try await home.signIn(home.mia).token.text
        let task = try await home.task("Homework", for: .member(home.mia))
        let claim = try await home.pendingClaim()
        let chat = try await home.group("Holidays", of: [home.mia, home.tom])
        let told = try await home.told { try await home.services.accounts.delete(by: Caller(home.mia)) }
        #expect(told.of(MemberRemoved.self).map(\.audience) == [home.everyone])
        #expect(told.of(ClaimCancelled.self).count == 1)
        #expect(try await home.now(task).assignment == .everyone)
        #expect(try await home.now(claim).status == .cancelled)
        #expect(try await !home.services.families.all(of: home.anna)[0].members.map(\.id).contains(home.mia))
        #expect(try await home.chats(of: home.tom).contains { $0.chat.id == chat.id })
        await #expect(throws: AccountRefusal.notSignedIn) { try await home.services.accounts.authenticate(token) }
        await #expect(throws: AccountRefusal.wrongCredentials) { try await home.signIn(home.mia) }
        await #expect(throws: AccountRefusal.notSignedIn) {
            try await home.services.accounts.delete(by: Caller(home.mia))
        }
        let registration = Registration(email: Home.email("Mia"), password: Home.password, name: "Another Mia")
        #expect(try await home.services.accounts.register(registration).user.id != home.mia)
    }

    @Test("The last parent of any family stays, with all families and sign-ins", arguments: Engine.available)
    func lastParent(engine: Engine) async throws {
        let home = try await Home(engine)
        let draft = FamilyDraft(name: "Second", timezone: "UTC")
        _ = try await home.services.families.create(draft, by: Caller(home.mia))
        let token = try await home.signIn(home.mia).token.text
        let told = try await home.told {
            await #expect(throws: FamilyRefusal.lastParent) {
                try await home.services.accounts.delete(by: Caller(home.mia))
            }
        }
        #expect(told.isEmpty)
        #expect(try await home.services.families.all(of: home.mia).count == 2)
        #expect(try await home.services.accounts.authenticate(token).user.id == home.mia)
    }

    @Test("Of two parents who delete their accounts at once, one stays", arguments: Engine.available, 0..<10)
    func race(engine: Engine, round: Int) async throws {
        let home = try await Home(engine)
        let results = await Race.run(2) { index in
            try await home.services.accounts.delete(by: Caller(index == 0 ? home.anna : home.ben))
        }
        #expect(results.compactMap(\.success).count == 1)
        #expect(results.compactMap { $0.failure as? FamilyRefusal } == [.lastParent])
    }

    @Test("Nothing of the account is left in its tables", arguments: Engine.available)
    func rows(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        try await home.signIn(kid: ida, pin: "2468")
        _ = try await home.services.accounts.setImage(Image(Array("GIF89a".utf8)), by: Caller(ida))
        try await home.services.accounts.delete(by: Caller(ida))
        let left = try await home.services.database.read { reading in
            try reading.rows(
                """
                SELECT user_id FROM pin WHERE user_id = \(ida) UNION ALL
                SELECT user_id FROM sign_in WHERE user_id = \(ida) UNION ALL
                SELECT user_id FROM user_image WHERE user_id = \(ida) UNION ALL
                SELECT user_id FROM member WHERE user_id = \(ida) UNION ALL
                SELECT id AS user_id FROM "user" WHERE id = \(ida)
                """
            ).count
        }
        #expect(left == 0)
    }

    @Test("The host gives anybody a new password, which ends their sign-ins", arguments: Engine.available)
    func reset(engine: Engine) async throws {
        let home = try await Home(engine)
        let accounts = home.services.accounts
        let token = try await home.signIn(home.anna).token.text
        let password = try #require(try await accounts.resetPassword(of: " ANNA@home.example"))
        await #expect(throws: AccountRefusal.notSignedIn) { try await accounts.authenticate(token) }
        #expect(try await accounts.logIn(email: Home.email("Anna"), password: password).user.id == home.anna)
        for unknown in ["nobody@home.example", "", "no email"] {
            #expect(try await accounts.resetPassword(of: unknown) == nil)
        }
    }
}
