import Roost
import RoostTestSupport
import Testing

@Suite("A reward one may have so often a week")
struct WeeklyLimitTests {
    /// Monday, in Amsterdam, after the Sunday that homes begin on.
    private static let monday = Timestamp(iso8601: "2026-03-29T22:00:00.000Z")

    @Test("Past its limit a member is refused until Monday in the family's zone", arguments: Engine.available)
    func limit(engine: Engine) async throws {
        let home = try await Home(engine)
        let monday = try #require(Self.monday)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10, limitPerMember: 2)
        for _ in 0..<2 { try await home.approve(home.claim(reward, by: home.mia)) }
        await #expect(throws: ClaimRefusal.limitReached(nextClaimAt: monday)) {
            try await home.claim(reward, by: home.mia)
        }
        home.clock.advance(by: monday - home.clock.now + .milliseconds(-1))
        await #expect(throws: ClaimRefusal.limitReached(nextClaimAt: monday)) {
            try await home.claim(reward, by: home.mia)
        }
        home.clock.tick()
        #expect(try await home.claim(reward, by: home.mia).status == .pending)
    }

    @Test("The week begins on the day the family's weeks begin", arguments: Engine.available)
    func firstDay(engine: Engine) async throws {
        let home = try await Home(engine)
        var edit = FamilyEdit()
        edit.firstDayOfWeek = .wednesday
        _ = try await home.services.families.update(home.id, to: edit, by: Caller(home.anna))
        let wednesday = try #require(Self.monday) + .days(2)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10, limitPerMember: 1)
        try await home.approve(home.claim(reward, by: home.mia))
        #expect(try await home.offer(reward.id, for: home.mia).nextClaimAt == wednesday)
        await #expect(throws: ClaimRefusal.limitReached(nextClaimAt: wednesday)) {
            try await home.claim(reward, by: home.mia)
        }
        home.clock.advance(by: wednesday - home.clock.now)
        #expect(try await home.claim(reward, by: home.mia).status == .pending)
    }

    @Test("One member's claims are not another's, nor another reward's", arguments: Engine.available)
    func perMember(engine: Engine) async throws {
        let home = try await Home(engine)
        for child in [home.mia, home.tom] { try await home.grant(100, to: child) }
        let reward = try await home.reward("Cinema", cost: 10, limitPerMember: 1)
        let other = try await home.reward("Zoo", cost: 10, limitPerMember: 1)
        try await home.approve(home.claim(reward, by: home.mia))
        #expect(try await home.claim(reward, by: home.tom).status == .pending)
        #expect(try await home.claim(other, by: home.mia).status == .pending)
    }

    @Test("What was rejected or cancelled doesn't count", arguments: Engine.available)
    func undone(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(10, to: home.mia)
        let reward = try await home.reward(cost: 10, limitPerMember: 1)
        try await home.reject(home.claim(reward, by: home.mia))
        try await home.cancel(home.claim(reward, by: home.mia), by: home.mia)
        #expect(try await home.claim(reward, by: home.mia).status == .pending)
    }

    @Test("Who looks is told how often is left, and from when again", arguments: Engine.available)
    func offer(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10, limitPerMember: 1)
        #expect(try await home.offer(reward.id, for: home.mia).claimsLeft == 1)
        try await home.claim(reward, by: home.mia)
        let used = try await home.shelf(for: home.mia)[0]
        #expect(used.claimsLeft == 0)
        #expect(used.nextClaimAt == Self.monday)
        let toms = try await home.offer(reward.id, for: home.tom)
        #expect(toms.claimsLeft == 1 && toms.nextClaimAt == nil)
        #expect(try await home.offer(home.reward().id, for: home.mia).claimsLeft == nil)
    }

    @Test("A claim of last week that is still pending doesn't count for this week", arguments: Engine.available)
    func lastWeek(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(100, to: home.mia)
        let reward = try await home.reward(cost: 10, limitPerMember: 1)
        let claim = try await home.claim(reward, by: home.mia)
        home.clock.advance(by: .seconds(7 * 24 * 3600))
        try await home.approve(claim)
        #expect(try await home.claim(reward, by: home.mia).status == .pending)
    }

    @Test("Twenty at once for one a week, each approved as it comes: one gets it", arguments: Engine.available)
    func race(engine: Engine) async throws {
        let home = try await Home(engine)
        try await home.grant(1000, to: home.mia)
        for round in 0..<20 {
            let reward = try await home.reward("Cinema \(round)", cost: 1, limitPerMember: 1)
            let results = await Race.run(20) { _ in try await home.approve(home.claim(reward, by: home.mia)) }
            #expect(results.compactMap(\.success).count == 1)
            #expect(results.compactMap { $0.failure as? ClaimRefusal }.count == 19)
        }
        #expect(try await home.balance(of: home.mia) == 980)
    }

    @Test(
        "A week goes from midnight of its first day to that of the next, over changes of the clocks",
        arguments: [
            ("Europe/Amsterdam", "2026-03-29T21:59:59.999Z", Weekday.monday, "2026-03-22T23:00:00.000Z", 167 * 60),
            ("Europe/Amsterdam", "2026-03-29T22:00:00.000Z", .monday, "2026-03-29T22:00:00.000Z", 168 * 60),
            ("Europe/Amsterdam", "2026-03-29T06:30:00.000Z", .sunday, "2026-03-28T23:00:00.000Z", 167 * 60),
            ("Asia/Kathmandu", "2026-03-29T18:15:00.000Z", .monday, "2026-03-29T18:15:00.000Z", 168 * 60),
            ("Australia/Lord_Howe", "2026-04-05T12:00:00.000Z", .monday, "2026-03-29T13:00:00.000Z", 168 * 60 + 30),
        ]
    )
    func weeks(zone: String, now: String, first: Weekday, begins: String, minutes: Int) throws {
        let week = FamilyClock(timezone: zone).week(of: try #require(Timestamp(iso8601: now)), from: first)
        #expect(week.lowerBound == Timestamp(iso8601: begins))
        #expect(week.upperBound - week.lowerBound == .seconds(minutes * 60))
    }
}
