import Roost
import RoostTestSupport
import Testing

@Suite("Invites")
struct InviteTests {
    @Test("A parent's invite takes in whoever accepts it, with its role; the family hears of it")
    func accepted() async throws {
        let home = try await Home()
        for (role, user) in [(Role.parent, home.stranger), (.child, home.neighbours.sam)] {
            let (invite, token) = try await home.invite(as: role, by: home.ben)
            #expect(try await home.invites() == [invite])
            let told = try await home.told {
                let joining = try await home.accept(token, by: user)
                #expect(joining.familyId == home.id && joining.member.id == user && joining.member.role == role)
            }
            #expect(try await home.member(user).role == role)
            #expect(try await home.invites().isEmpty)
            let event = try #require(try told.payloads(MemberAdded.self).first)
            #expect(event.member.id == user && event.by == home.ben)
            #expect(told.of(MemberAdded.self)[0].audience.isSuperset(of: home.everyone.union([user])))
            #expect(told.of(MemberAdded.self)[0].actorId == user)
        }
    }

    @Test("Only a parent makes, sees and takes back invites")
    func byParents() async throws {
        let home = try await Home()
        let (families, id) = (home.services.invites, home.id)
        let (invite, _) = try await home.invite()
        for (user, refusal) in [(home.mia, FamilyRefusal.parentsOnly), (home.neighbours.zoe, .notAMember)] {
            let now = home.clock.now
            await #expect(throws: refusal) { try await families.create(as: .child, to: id, by: Caller(user)) }
            await #expect(throws: refusal) { try await families.revoke(invite.id, in: id, by: Caller(user)) }
            await #expect(throws: refusal) {
                try await home.services.database.view(of: id, for: user) { try $0.invites(at: now) }
            }
        }
        let (theirs, zoe) = (home.neighbours.id, Caller(home.neighbours.zoe))
        await #expect(throws: InviteRefusal.notFound) { try await families.revoke(invite.id, in: theirs, by: zoe) }
        #expect(try await home.invites() == [invite])
    }

    @Test("What is stored of a token can't be used as one")
    func hashed() async throws {
        let home = try await Home()
        let (_, token) = try await home.invite()
        #expect(token.text.utf8.count == 22)
        let rows = try await home.services.database.read { try $0.rows("SELECT * FROM invite") }
        #expect(rows.count == 1)
        #expect(!String(describing: rows).contains(token.text))
        let stored: String = try rows[0]["token_hash"]
        await #expect(throws: InviteRefusal.notFound) { try await home.accept(Invite.Token(stored), by: home.stranger) }
    }

    @Test("An invite can be accepted for seven days, to the millisecond")
    func expiry() async throws {
        let home = try await Home()
        let (_, token) = try await home.invite()
        home.clock.advance(by: Invite.lifetime - .milliseconds(1))
        #expect(try await home.services.invites.look(at: token).invitedBy == "Anna")
        home.clock.tick()
        #expect(try await home.invites().isEmpty)
        await #expect(throws: InviteRefusal.expired) { try await home.accept(token, by: home.stranger) }
        await #expect(throws: InviteRefusal.expired) { try await home.services.invites.look(at: token) }
    }

    @Test("An invite is used once; who used it is told that it is in, everybody else that it is used")
    func once() async throws {
        let home = try await Home()
        let (invite, token) = try await home.invite()
        try await home.accept(token, by: home.stranger)
        await #expect(throws: InviteRefusal.used) { try await home.accept(token, by: home.neighbours.sam) }
        await #expect(throws: InviteRefusal.used) { try await home.services.invites.look(at: token) }
        await #expect(throws: InviteRefusal.alreadyAMember(home.id)) {
            try await home.accept(token, by: home.stranger)
        }
        await #expect(throws: InviteRefusal.used) {
            try await home.services.invites.revoke(invite.id, in: home.id, by: Caller(home.anna))
        }
        try await home.remove(home.stranger, by: home.anna)
        await #expect(throws: InviteRefusal.used) { try await home.accept(token, by: home.stranger) }
    }

    @Test("One that was taken back, or never was, leads nowhere")
    func revoked() async throws {
        let home = try await Home()
        let (invite, token) = try await home.invite()
        let told = try await home.told {
            for _ in 0..<2 { try await home.services.invites.revoke(invite.id, in: home.id, by: Caller(home.ben)) }
        }
        #expect(told.map(\.audience) == [home.parents])
        #expect(try told.payloads(FamilyChanged.self).first?.changes.first?.type == .invite)
        await #expect(throws: InviteRefusal.revoked) { try await home.accept(token, by: home.stranger) }
        for text in ["", "nonsense", token.text + "A", token.text.lowercased(), "\u{0}"] where text != token.text {
            await #expect(throws: InviteRefusal.notFound) {
                try await home.accept(Invite.Token(text), by: home.stranger)
            }
        }
        await #expect(throws: FamilyRefusal.notAMember) { try await home.member(home.stranger) }
    }

    @Test("A member needs no invite, and leaves it for somebody else")
    func member() async throws {
        let home = try await Home()
        let (_, token) = try await home.invite(as: .parent)
        await #expect(throws: InviteRefusal.alreadyAMember(home.id)) { try await home.accept(token, by: home.mia) }
        #expect(try await !home.member(home.mia).isParent)
        try await home.accept(token, by: home.stranger)
    }

    @Test("Who leaves, or is no parent any more, invites nobody")
    func inviterGone() async throws {
        let home = try await Home()
        for leaves in [false, true] {
            let (_, token) = try await home.invite(by: home.ben)
            let (_, annas) = try await home.invite(by: home.anna)
            if leaves {
                try await home.remove(home.ben, by: home.anna)
            } else {
                try await home.changeRole(of: home.ben, to: .child, by: home.anna)
                try await home.changeRole(of: home.ben, to: .parent, by: home.anna)
            }
            await #expect(throws: InviteRefusal.revoked) { try await home.accept(token, by: home.stranger) }
            try await home.accept(annas, by: home.stranger)
            try await home.remove(home.stranger, by: home.anna)
        }
    }

    @Test("A family has at most 20 open invites; what is long over is forgotten")
    func most() async throws {
        let home = try await Home()
        var token = try await home.invite().token
        for _ in 1..<Invite.most { token = try await home.invite().token }
        await #expect(throws: InviteRefusal.tooMany) { try await home.invite() }
        home.clock.advance(by: Invite.lifetime)
        _ = try await home.invite()
        await #expect(throws: InviteRefusal.expired) { try await home.services.invites.look(at: token) }
        home.clock.advance(by: .seconds(91 * 24 * 3600))
        _ = try await home.invite()
        await #expect(throws: InviteRefusal.notFound) { try await home.services.invites.look(at: token) }
    }

    @Test("Of several who accept at once, one is taken in")
    func acceptRace() async throws {
        let home = try await Home()
        let people = [home.stranger, home.neighbours.zoe, home.neighbours.sam]
        for _ in 0..<100 {
            let (_, token) = try await home.invite()
            let results = await Race.run(20) { try await home.accept(token, by: people[$0 % 3]).member.id }
            let winners = results.compactMap(\.success)
            #expect(winners.count == 1)
            let refusals = results.compactMap { $0.failure as? InviteRefusal }
            #expect(refusals.count == 19 && refusals.allSatisfy { [.used, .alreadyAMember(home.id)].contains($0) })
            let members = try await home.services.families.all(of: home.anna)[0].members
            #expect(members.count == 6)
            if let winner = winners.first { try await home.remove(winner, by: home.anna) }
        }
    }

    @Test("However taking back meets accepting, one of them wins")
    func revokeRace() async throws {
        let home = try await Home()
        for round in 0..<100 {
            let (invite, token) = try await home.invite()
            let results = await Race.run(2) { turn in
                if turn == round % 2 {
                    _ = try await home.accept(token, by: home.stranger)
                } else {
                    try await home.services.invites.revoke(invite.id, in: home.id, by: Caller(home.anna))
                }
            }
            #expect(results.filter { $0.failure == nil }.count == 1)
            let refusal = results.compactMap { $0.failure as? InviteRefusal }.first
            let isIn = try await home.services.families.all(of: home.stranger).count == 1
            #expect(refusal == (isIn ? .used : .revoked))
            if isIn { try await home.remove(home.stranger, by: home.anna) }
        }
    }
}
