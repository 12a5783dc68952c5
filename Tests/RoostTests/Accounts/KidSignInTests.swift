import Roost
import RoostTestSupport
import Testing

@Suite("Children sign in by family code, face and PIN")
struct KidSignInTests {
    @Test("A parent adds a child by name and PIN; it signs in without an email", arguments: Engine.available)
    func added(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid("Ida Finch", pin: "2468")
        let signedIn = try await home.signIn(kid: ida, pin: "2468")
        #expect(signedIn.user.id == ida)
        #expect(signedIn.user.email == nil)
        #expect(try await home.services.accounts.authenticate(signedIn.token.text).user.id == ida)
        #expect(try await home.services.accounts.kids(of: home.code()).map(\.firstName) == ["Ida"])
    }

    @Test("A family code shows the children with a PIN, and nobody else", arguments: Engine.available)
    func faces(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid("Ida")
        try await home.services.accounts.setPIN("1357", of: home.mia, in: home.id, by: Caller(home.ben))
        let kids = try await home.services.accounts.kids(of: home.code())
        #expect(kids.map(\.id) == [home.mia, ida])
        await #expect(throws: AccountRefusal.unknownFamilyCode) {
            try await home.services.accounts.kids(of: #require(FamilyCode("0000000000")))
        }
    }

    @Test("Wrong code, wrong child and wrong PIN are refused alike", arguments: Engine.available)
    func wrong(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        let code = try await home.code()
        let attempts: [(User.ID, FamilyCode?, String)] = [
            (ida, code, "2469"), (ida, code, ""), (ida, code, "2468 "), (ida, code, "correct horse battery"),
            (ida, nil, "2468"), (ida, FamilyCode("0000000000"), "2468"), (home.mia, code, "2468"),
            (home.anna, code, Home.password), (home.neighbours.sam, code, "2468"),
            (World.system.newID(at: home.clock.now), code, "2468"),
        ]
        for (kid, code, pin) in attempts {
            await #expect(throws: AccountRefusal.wrongPIN) {
                try await home.services.accounts.logIn(kid: kid, familyCode: code, pin: pin)
            }
        }
    }

    @Test("A PIN opens nothing by the neighbours' code", arguments: Engine.available)
    func neighboursCode(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        let theirs = try await home.services.families.replaceCode(
            of: home.neighbours.id,
            by: Caller(home.neighbours.zoe)
        )
        await #expect(throws: AccountRefusal.wrongPIN) {
            try await home.services.accounts.logIn(kid: ida, familyCode: theirs, pin: "2468")
        }
    }

    @Test(
        "After ten wrong PINs not even the right one is taken, until a parent sets another",
        arguments: Engine.available
    )
    func locked(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        for left in (0..<10).reversed() {
            await #expect(throws: AccountRefusal.wrongPIN) { try await home.signIn(kid: ida, pin: "0000") }
            let pin = try await home.access(to: ida).pin
            #expect(pin?.triesLeft == left && pin?.isLocked == (left == 0))
        }
        for pin in ["2468", "0000"] {
            await #expect(throws: AccountRefusal.lockedPIN) { try await home.signIn(kid: ida, pin: pin) }
        }
        try await home.services.accounts.setPIN("9753", of: ida, in: home.id, by: Caller(home.anna))
        #expect(try await home.signIn(kid: ida, pin: "9753").user.id == ida)
    }

    @Test("The parents' pages hear that a PIN is locked, nobody else's", arguments: Engine.available)
    func tellsLock(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        for _ in 0..<9 { _ = try? await home.signIn(kid: ida, pin: "0000") }
        let told = try await home.told { _ = try? await home.signIn(kid: ida, pin: "0000") }
        #expect(told.names == [FamilyChanged.name])
        #expect(told.map(\.audience) == [home.parents])
        #expect(try told.payloads(FamilyChanged.self)[0].changes.map(\.id) == [ida.text])
    }

    @Test("The right PIN gives all tries back", arguments: Engine.available)
    func countsAnew(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        for _ in 0..<3 {
            for _ in 0..<9 {
                await #expect(throws: AccountRefusal.wrongPIN) { try await home.signIn(kid: ida, pin: "0000") }
            }
            try await home.signIn(kid: ida, pin: "2468")
        }
    }

    @Test("20 guesses at once are never more than 10 tries", arguments: Engine.available, 0..<10)
    func race(engine: Engine, round: Int) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid(pin: "2468")
        let code = try await home.code()
        let results = await Race.run(20) { index in
            try await home.services.accounts.logIn(kid: ida, familyCode: code, pin: String(1000 + index))
        }
        let refusals = results.compactMap { $0.failure as? AccountRefusal }
        #expect(refusals.filter { $0 == .wrongPIN }.count == 10)
        #expect(refusals.filter { $0 == .lockedPIN }.count == 10)
        await #expect(throws: AccountRefusal.lockedPIN) { try await home.signIn(kid: ida, pin: "2468") }
    }

    @Test("A child that was removed or made a parent doesn't come in by its PIN any more", arguments: Engine.available)
    func gone(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        let accounts = home.services.accounts
        try await accounts.setPIN("1357", of: home.mia, in: home.id, by: Caller(home.anna))
        try await home.changeRole(of: home.mia, to: .parent, by: home.anna)
        try await home.remove(ida, by: home.anna)
        for (kid, pin) in [(ida, "2468"), (home.mia, "1357")] {
            await #expect(throws: AccountRefusal.wrongPIN) { try await home.signIn(kid: kid, pin: pin) }
        }
        #expect(try await accounts.kids(of: home.code()).isEmpty)
    }

    @Test(
        "Who signs in by PIN only is no parent: not made one, not added as one, not by an invite, not of an own family",
        arguments: Engine.available
    )
    func noParent(engine: Engine) async throws {
        let home = try await Home(engine)
        let ida = try await home.kid()
        await #expect(throws: AccountRefusal.needsPassword) {
            try await home.changeRole(of: ida, to: .parent, by: home.anna)
        }
        await #expect(throws: AccountRefusal.needsPassword) {
            let registration = Registration(.pin("2468"), name: "Opa")
            _ = try await home.services.families.addMember(
                registration,
                as: .parent,
                to: home.id,
                by: Caller(home.anna)
            )
        }
        let draft = FamilyDraft(name: "Mine", timezone: "UTC")
        await #expect(throws: AccountRefusal.needsPassword) {
            _ = try await home.services.families.create(draft, by: Caller(ida))
        }
        let zoe = Caller(home.neighbours.zoe)
        let invites = home.services.invites
        let parents = try await invites.create(as: .parent, to: home.neighbours.id, by: zoe)
        await #expect(throws: AccountRefusal.needsPassword) { try await invites.accept(parents.token, by: Caller(ida)) }
        let childs = try await invites.create(as: .child, to: home.neighbours.id, by: zoe)
        #expect(try await invites.accept(childs.token, by: Caller(ida)).member.role == .child)
        await #expect(throws: Invalid.self) {
            try await home.services.accounts.register(Registration(.pin("2468"), name: "Opa"))
        }
    }

    @Test("The database has a PIN's hash only", arguments: Engine.available)
    func hashOnly(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.kid(pin: "24682468")
        let hashes = try await home.services.database.read {
            try $0.rows("SELECT hash FROM pin").map { try $0["hash"] as String }
        }
        #expect(hashes.allSatisfy { $0.hasPrefix("scrypt$") && !$0.contains("24682468") })
        #expect(hashes.count == 1)
    }
}
