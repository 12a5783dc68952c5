import Foundation
import Roost

/// What the demo family did these three weeks, and what is on for today.
struct DemoStory {
    let services: Services
    let clock: DemoClock
    let family: Family.ID
    /// The members by name.
    let ids: [String: User.ID]

    /// A chore that comes again every day or week.
    private struct Chore {
        let name: String
        let who: String
        let karma: Int
        /// Every so many days.
        let every: Int
        let hour: Int
    }

    private static let chores = [
        Chore(name: "Feed the cat", who: "Mia", karma: 2, every: 1, hour: 8),
        Chore(name: "Set the table", who: "Tom", karma: 2, every: 1, hour: 17),
        Chore(name: "Tidy your room", who: "Lou", karma: 5, every: 3, hour: 16),
        Chore(name: "Empty the dishwasher", who: "Tom", karma: 3, every: 2, hour: 18),
        Chore(name: "Practise the piano", who: "Mia", karma: 4, every: 2, hour: 16),
        Chore(name: "Water the plants", who: "Lou", karma: 3, every: 4, hour: 15),
    ]

    /// Something on the shelf.
    private struct Wish {
        let name: String
        let about: String?
        let cost: Int
        let emoji: String
        let picture: String
        var stock: Int?
        var limitPerMember: Int?
    }

    private static let wishes = [
        Wish(name: "Film night", about: "You choose the film.", cost: 40, emoji: "🍿", picture: "film-night"),
        Wish(name: "Ice cream", about: "Two scoops, any flavour.", cost: 15, emoji: "🍦", picture: "ice-cream"),
        Wish(
            name: "Later bedtime",
            about: "Not on a school night.",
            cost: 25,
            emoji: "🌙",
            picture: "later-bedtime",
            limitPerMember: 1
        ),
        Wish(name: "An hour of games", about: nil, cost: 30, emoji: "🎮", picture: "game-hour"),
        Wish(name: "A day at the zoo", about: "All of us.", cost: 150, emoji: "🦒", picture: "zoo-trip", stock: 1),
        Wish(name: "Pancakes for breakfast", about: nil, cost: 20, emoji: "🥞", picture: "pancakes"),
    ]

    private static let favourites = [
        ("Mia", "Film night"), ("Mia", "A day at the zoo"), ("Tom", "An hour of games"), ("Lou", "Ice cream"),
    ]

    /// Plays it all, in order.
    func tell() async throws {
        let shelf = try await fillShelf()
        for day in -21..<0 { try await live(day, shelf) }
        try await talk()
        try await arrangeSchedules()
        try await prepareToday(shelf)
    }

    private func fillShelf() async throws -> [String: Reward.ID] {
        clock.turn(day: -22, hour: 10)
        var shelf: [String: Reward.ID] = [:]
        for wish in Self.wishes {
            let draft = RewardDraft(
                name: wish.name,
                description: wish.about,
                karmaCost: wish.cost,
                emoji: wish.emoji,
                stock: wish.stock,
                limitPerMember: wish.limitPerMember
            )
            let reward = try await services.rewards.create(draft, in: family, by: caller("Anna"))
            shelf[reward.name] = reward.id
            guard let image = try Self.picture(wish.picture) else { continue }
            _ = try await services.rewards.setImage(image, of: reward.id, in: family, by: caller("Anna"))
        }
        for (name, reward) in Self.favourites {
            try await services.rewards.setFavourite(true, of: try known(shelf[reward]), in: family, by: caller(name))
        }
        return shelf
    }

    private func live(_ day: Int, _ shelf: [String: Reward.ID]) async throws {
        for (index, chore) in Self.chores.enumerated() where (day + 42 + index) % chore.every == 0 {
            clock.turn(day: day, hour: 7)
            let task = try await add(chore, day: day)
            // Now and then something is forgotten, as in life; a parent clears it away.
            clock.turn(day: day, hour: chore.hour, minute: 20 + index * 5)
            if (day * 7 + index * 3) % 11 == 0 {
                try await services.tasks.delete(task, in: family, by: caller("Ben"))
            } else {
                _ = try await services.tasks.complete(task, in: family, by: caller(chore.who))
            }
        }
        if day % 7 == -1 { try await grant(to: "Lou", 5, "Helped grandma all afternoon", day: day) }
        if day == -10 { try await grant(to: "Mia", 10, "A brave visit to the dentist", day: day) }
        if day == -8 { try await redeem("Ice cream", for: "Lou", day: day, shelf) }
        if day == -4 { try await redeem("An hour of games", for: "Tom", day: day, shelf) }
    }

    private func prepareToday(_ shelf: [String: Reward.ID]) async throws {
        clock.turn(day: 0, hour: 6, minute: 30)
        for chore in Self.chores { _ = try await add(chore, day: 0) }
        let (tonight, noon) = (clock.at(day: 0, hour: 19), clock.at(day: 1, hour: 12))
        let (mia, ben) = (Assignment.member(try id("Mia")), Assignment.member(try id("Ben")))
        let more = [
            TaskDraft(name: "Take out the paper", dueAt: tonight, assignment: .role(.child), karma: 3),
            TaskDraft(name: "Book the dentist", dueAt: noon, assignment: .role(.parent)),
            TaskDraft(name: "Pick a book for the weekend", description: "The library is open until five.", karma: 2),
            TaskDraft(name: "Fix Tom's bike", dueAt: clock.at(day: 2, hour: 15), assignment: ben),
            TaskDraft(name: "Maths, page 34", dueAt: clock.at(day: 1, hour: 17), assignment: mia, karma: 5),
        ]
        for draft in more { _ = try await services.tasks.create(draft, in: family, by: caller("Anna")) }
        clock.turn(day: 0, hour: 6, minute: 45)
        _ = try await services.claims.claim(try known(shelf["Film night"]), in: family, by: caller("Mia"))
    }

    private func add(_ chore: Chore, day: Int) async throws -> FamilyTask.ID {
        let draft = TaskDraft(
            name: chore.name,
            dueAt: clock.at(day: day, hour: chore.hour),
            assignment: .member(try id(chore.who)),
            karma: chore.karma
        )
        return try await services.tasks.create(draft, in: family, by: caller("Anna")).id
    }

    private func grant(to name: String, _ amount: Int, _ why: String, day: Int) async throws {
        clock.turn(day: day, hour: 19)
        let grant = KarmaGrant(to: try id(name), amount: amount, description: why)
        _ = try await services.karma.grant(grant, in: family, by: caller("Ben"))
    }

    private func redeem(_ reward: String, for name: String, day: Int, _ shelf: [String: Reward.ID]) async throws {
        clock.turn(day: day, hour: 19, minute: 30)
        let claim = try await services.claims.claim(try known(shelf[reward]), in: family, by: caller(name))
        clock.turn(day: day, hour: 20)
        _ = try await services.claims.approve(claim.id, in: family, by: caller("Anna"))
    }

    func id(_ name: String) throws -> User.ID {
        try known(ids[name])
    }

    func caller(_ name: String) throws -> Caller {
        Caller(try id(name))
    }

    /// The story names only people and rewards of its own.
    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw StorageFault.statement("the demo's story names somebody it doesn't know") }
        return value
    }

    private static func picture(_ name: String) throws -> Image? {
        guard let url = Bundle.module.url(forResource: name, withExtension: "webp", subdirectory: "Pictures") else {
            return nil
        }
        return try Image(Array(try Data(contentsOf: url)))
    }
}
