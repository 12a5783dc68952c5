import Roost
import RoostTestSupport
import Testing

@Suite("Rewards")
struct RewardTests {
    @Test("A new reward is told to the family", arguments: Engine.available)
    func created(engine: Engine) async throws {
        let home = try await Home(engine)
        let told = try await home.told { _ = try await home.reward("Cinema", cost: 10) }
        #expect(told.names == ["reward.created", "family.changed"])
        #expect(told.of(RewardCreated.self).map(\.audience) == [home.everyone])
    }

    @Test("Only parents make, change and archive rewards", arguments: Engine.available)
    func parentsOnly(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward()
        let draft = RewardDraft(name: "Pony", karmaCost: 1)
        await #expect(throws: FamilyRefusal.parentsOnly) {
            try await home.services.rewards.create(draft, in: home.id, by: Caller(home.mia))
        }
        await #expect(throws: FamilyRefusal.parentsOnly) {
            try await home.edit(reward, by: home.mia) { $0.karmaCost = 1 }
        }
        await #expect(throws: FamilyRefusal.parentsOnly) { try await home.archive(reward, by: home.mia) }
        let image = try Image(Array("GIF89a".utf8))
        await #expect(throws: FamilyRefusal.parentsOnly) {
            try await home.services.rewards.setImage(image, of: reward.id, in: home.id, by: Caller(home.mia))
        }
    }

    @Test("An edit changes what it names, and is told to the family", arguments: Engine.available)
    func edited(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward("Cinema", cost: 10)
        let told = try await home.told { try await home.edit(reward) { $0.karmaCost = 20 } }
        let event = try #require(try told.payloads(RewardUpdated.self).first)
        #expect(event.reward.name == "Cinema")
        #expect(event.reward.karmaCost == 20)
        #expect(event.reward.version == 2)
        #expect(event.reward.emoji == reward.emoji)
    }

    @Test("An edit of an old version is refused", arguments: Engine.available)
    func oldVersion(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward()
        try await home.edit(reward) { $0.karmaCost = 20 }
        await #expect(throws: RewardRefusal.changedMeanwhile) {
            try await home.edit(reward) {
                $0.karmaCost = 30
                $0.ifVersion = reward.version
            }
        }
    }

    @Test("A reward isn't archived while claims of it are pending", arguments: Engine.available)
    func pending(engine: Engine) async throws {
        let home = try await Home(engine)
        let claim = try await home.pendingClaim()
        let reward = try await home.offer(claim.reward.id, for: home.anna).reward
        await #expect(throws: RewardRefusal.claimsPending) { try await home.archive(reward) }
        try await home.approve(claim)
        #expect(try await home.archive(reward).archivedAt == home.clock.now)
    }

    @Test("An archived reward leaves the shelf and takes no change", arguments: Engine.available)
    func archived(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward()
        let told = try await home.told { try await home.archive(reward) }
        #expect(told.names == ["reward.archived", "family.changed"])
        let shelf = try await home.shelf(for: home.mia)
        #expect(shelf.isEmpty)
        await #expect(throws: RewardRefusal.archived) { try await home.edit(reward) { $0.karmaCost = 1 } }
        #expect(try await home.told { try await home.archive(reward) }.isEmpty)
    }

    @Test("Archiving and claiming at once: one wins", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(1000, to: home.mia)
        for round in 0..<30 {
            let reward = try await home.reward(cost: 1)
            let results = await Race.run(2) { index in
                if (index + round).isMultiple(of: 2) {
                    try await home.archive(reward)
                } else {
                    try await home.claim(reward, by: home.mia)
                }
            }
            #expect(results.filter { $0.failure == nil }.count == 1)
        }
    }

    @Test("Each member has favourites of its own; they come first", arguments: Engine.available)
    func favourites(engine: Engine) async throws {
        let home = try await Home(engine)
        _ = try await home.reward("Cinema")
        home.clock.tick()
        let zoo = try await home.reward("Zoo")
        let told = try await home.told {
            try await home.services.rewards.setFavourite(true, of: zoo.id, in: home.id, by: Caller(home.mia))
        }
        #expect(told.map(\.audience) == [[home.mia]])
        let mias = try await home.shelf(for: home.mia)
        #expect(mias.map(\.reward.name) == ["Zoo", "Cinema"])
        #expect(mias.map(\.isFavourite) == [true, false])
        let toms = try await home.shelf(for: home.tom)
        #expect(toms.map(\.reward.name) == ["Cinema", "Zoo"])
        try await home.services.rewards.setFavourite(false, of: zoo.id, in: home.id, by: Caller(home.mia))
        #expect(try await !home.offer(zoo.id, for: home.mia).isFavourite)
    }

    @Test("The shelf shows my own pending claim and what I can spend", arguments: Engine.available)
    func shelf(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(5, to: home.mia)
        let claim = try await home.pendingClaim(cost: 10)
        let mias = try await home.offer(claim.reward.id, for: home.mia)
        #expect(mias.pendingClaim == claim)
        #expect(mias.available == 5)
        #expect(try await home.offer(claim.reward.id, for: home.tom).pendingClaim == nil)
    }

    @Test("A picture is told by its first bytes, never by anything else")
    func formats() throws {
        #expect(try Image([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]).format == .png)
        #expect(try Image([0xFF, 0xD8, 0xFF, 0xE0]).format == .jpeg)
        #expect(try Image(Array("GIF87a…".utf8)).format == .gif)
        #expect(try Image(Array("RIFF0000WEBPVP8 ".utf8)).format == .webp)
        for text in ["", "RIFF0000WAVE", "GIF88a", "<svg onload=alert(1)>", "%PDF-1.7", "RIFF", "\u{89}PNG"] {
            #expect(throws: Invalid.self) { try Image(Array(text.utf8)) }
        }
    }

    @Test("A picture weighs up to 5 MB")
    func weight() throws {
        let header: [UInt8] = [0xFF, 0xD8, 0xFF]
        let full = header + Array(repeating: 0, count: Image.limit - 3)
        #expect(try Image(full).format == .jpeg)
        #expect(throws: Invalid.self) { try Image(full + [0]) }
    }

    @Test("A picture is stored with its reward and served as it was sent", arguments: Engine.available)
    func image(engine: Engine) async throws {
        let home = try await Home(engine)
        let reward = try await home.reward()
        await #expect(throws: RewardRefusal.noImage) { try await picture(of: reward, home) }
        let first = try Image(Array("GIF89a-one".utf8))
        let second = try Image([0xFF, 0xD8, 0xFF, 0, 255])
        let one = try await home.services.rewards.setImage(first, of: reward.id, in: home.id, by: Caller(home.anna))
        #expect(try await picture(of: reward, home) == first)
        let two = try await home.services.rewards.setImage(second, of: reward.id, in: home.id, by: Caller(home.anna))
        #expect(try await picture(of: reward, home) == second)
        #expect(one.imageTag != nil && one.imageTag != two.imageTag)
    }

    private func picture(of reward: Reward, _ home: Home) async throws -> Image {
        try await home.services.database.view(of: home.id, for: home.mia) { try $0.rewardImage(reward.id) }
    }
}
