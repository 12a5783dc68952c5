import Roost
import RoostTestSupport
import Testing

@Suite("Members")
struct MemberTests {
    @Test("A parent adds a member; the family and the new member hear of it", arguments: Engine.available)
    func added(engine: Engine) async throws {
        let home = try await Home(engine)
        let registration = Registration(email: "Finn@Home.example", password: "12345678", name: " Finn ")
        let told = try await home.told {
            _ = try await home.services.families.addMember(registration, as: .child, to: home.id, by: Caller(home.ben))
        }
        let event = try #require(try told.payloads(MemberAdded.self).first)
        #expect(event.member.name == "Finn")
        #expect(event.member.role == .child)
        #expect(event.by == home.ben)
        #expect(told.of(MemberAdded.self).map(\.audience) == [home.everyone.union([event.member.id])])
        #expect(
            try await home.services.accounts.logIn(email: "finn@home.example", password: "12345678").user.name == "Finn"
        )
    }

    @Test("A child adds nobody, nor does anybody from outside", arguments: Engine.available)
    func addedBy(engine: Engine) async throws {
        let home = try await Home(engine)
        let registration = Registration(email: "finn@home.example", password: "12345678", name: "Finn")
        let families = home.services.families
        await #expect(throws: FamilyRefusal.parentsOnly) {
            try await families.addMember(registration, as: .child, to: home.id, by: Caller(home.mia))
        }
        await #expect(throws: FamilyRefusal.notAMember) {
            try await families.addMember(registration, as: .child, to: home.id, by: Caller(home.neighbours.zoe))
        }
        await #expect(throws: AccountRefusal.wrongCredentials) {
            try await home.services.accounts.logIn(email: "finn@home.example", password: "12345678")
        }
    }

    @Test("A known email is not taken into the family behind its owner's back", arguments: Engine.available)
    func knownEmail(engine: Engine) async throws {
        let home = try await Home(engine)
        let registration = Registration(email: "SID@home.example", password: "12345678", name: "Sid")
        await #expect(throws: AccountRefusal.emailTaken) {
            try await home.services.families.addMember(registration, as: .child, to: home.id, by: Caller(home.anna))
        }
        #expect(try await home.services.families.all(of: home.stranger).isEmpty)
    }

    @Test("A parent changes roles; the family hears the old one and the new one", arguments: Engine.available)
    func role(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { try await home.changeRole(of: home.mia, to: .parent, by: home.anna) }
        #expect(told.of(MemberRoleChanged.self).map(\.audience) == [home.everyone])
        let event = try #require(try told.payloads(MemberRoleChanged.self).first)
        #expect(event.oldRole == .child)
        #expect(event.member.role == .parent)
        #expect(try await home.member(home.mia).isParent)
    }

    @Test("The same role again changes nothing", arguments: Engine.available)
    func sameRole(engine: Engine) async throws {
        let home = try await Home(engine)
        #expect(try await home.told { try await home.changeRole(of: home.mia, to: .child, by: home.anna) }.isEmpty)
    }

    @Test("A child changes nobody's role, least of all its own", arguments: Engine.available)
    func roleByChild(engine: Engine) async throws {
        let home = try await Home(engine)
        for member in [home.mia, home.tom, home.anna] {
            await #expect(throws: FamilyRefusal.parentsOnly) {
                try await home.changeRole(of: member, to: .parent, by: home.mia)
            }
        }
    }

    @Test("Somebody outside the family has no role in it", arguments: Engine.available)
    func roleOfOutsider(engine: Engine) async throws {
        let home = try await Home(engine)
        await #expect(throws: FamilyRefusal.memberNotFound) {
            try await home.changeRole(of: home.neighbours.sam, to: .parent, by: home.anna)
        }
    }

    @Test("A family always keeps a parent", arguments: Engine.available)
    func lastParent(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.changeRole(of: home.ben, to: .child, by: home.ben)
        await #expect(throws: FamilyRefusal.lastParent) {
            try await home.changeRole(of: home.anna, to: .child, by: home.anna)
        }
        await #expect(throws: FamilyRefusal.lastParent) { try await home.remove(home.anna, by: home.anna) }
    }

    @Test("Two parents who demote each other at the same instant: one remains", arguments: Engine.available)
    func demoteRace(engine: Engine) async throws {
        let home = try await Home(engine)
        for _ in 0..<100 {
            let pairs = [(home.anna, home.ben), (home.ben, home.anna)]
            _ = await Race.run(20) { try await home.changeRole(of: pairs[$0 % 2].1, to: .child, by: pairs[$0 % 2].0) }
            let anna = try await home.member(home.anna)
            let ben = try await home.member(home.ben)
            #expect(anna.isParent != ben.isParent)
            let (parent, child) = anna.isParent ? (anna, ben) : (ben, anna)
            try await home.changeRole(of: child.id, to: .parent, by: parent.id)
        }
    }

    @Test("Two parents who leave at the same instant: one remains", arguments: Engine.available)
    func leaveRace(engine: Engine) async throws {
        let home = try await Home(engine)
        let parents = [home.anna, home.ben]
        let results = await Race.run(2) { try await home.remove(parents[$0], by: parents[$0]) }
        #expect(results.filter { $0.failure == nil }.count == 1)
        #expect(results.compactMap { $0.failure as? FamilyRefusal } == [.lastParent])
    }
}
