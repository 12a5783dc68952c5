import Roost
import RoostTestSupport
import Testing

@Suite("Counting against limits, in memory")
struct RateStoreTests {
    private let store = MemoryRateStore()
    private let clock = TestClock()
    private let limit = RateLimit("user", 5, in: .seconds(60))
    private let guesses = RateLimit("account", 10, in: .seconds(900), patience: 3)

    @Test("So many requests pass and no more, until they are the limit's span ago")
    func window() throws {
        for left in (0..<5).reversed() {
            let standing = try store.take("anna", of: limit, at: clock.now)
            #expect(standing.remaining == left && standing.seconds == 60)
        }
        clock.advance(by: .milliseconds(59_001))
        let refusal = #expect(throws: RateLimit.Refusal.self) { try store.take("anna", of: limit, at: clock.now) }
        #expect(refusal?.wait == .milliseconds(999) && refusal?.seconds == 1)
        clock.advance(by: .milliseconds(999))
        #expect(try store.take("anna", of: limit, at: clock.now).remaining == 4)
    }

    @Test("The window slides: of requests apart from each other one is forgotten after the other")
    func sliding() throws {
        for _ in 0..<5 {
            _ = try store.take("anna", of: limit, at: clock.now)
            clock.advance(by: .seconds(10))
        }
        #expect(refusal(of: limit)?.wait == .seconds(10))
        clock.advance(by: .seconds(10))
        let standing = try store.take("anna", of: limit, at: clock.now)
        #expect(standing.remaining == 0 && standing.seconds == 60)
        #expect(refusal(of: limit)?.wait == .seconds(10))
        clock.advance(by: .seconds(25))
        #expect(try store.take("anna", of: limit, at: clock.now).remaining == 1)
    }

    @Test(
        "In no span of the limit's length do more pass, nor many fewer, however they come; who waits as told is let in",
        arguments: [1, 70, 900, 4_000],
        [5, 20, 21, 100]
    )
    func anySpan(pause: Int, most: Int) throws {
        let limit = RateLimit("user", most, in: .seconds(60))
        let began = clock.now
        var passed: [Timestamp] = []
        while clock.now - began < .seconds(600) {
            do {
                _ = try store.take("anna", of: limit, at: clock.now)
                passed.append(clock.now)
                clock.advance(by: .milliseconds(pause))
            } catch let refusal as RateLimit.Refusal {
                clock.advance(by: refusal.wait - .milliseconds(1))
                #expect(throws: RateLimit.Refusal.self) { try store.take("anna", of: limit, at: clock.now) }
                clock.tick()
                _ = try store.take("anna", of: limit, at: clock.now)
                passed.append(clock.now)
            }
        }
        for (first, over) in zip(passed, passed.dropFirst(most)) { #expect(over - first >= .seconds(60)) }
        #expect(passed.count >= min(600_000 / pause, most * 600 / 63))
    }

    @Test("Failures are forgotten one after the other")
    func slidingTries() throws {
        let guesses = RateLimit("account", 10, in: .seconds(900), patience: 3)
        for _ in 0..<10 {
            try store.begin("anna", of: guesses, at: clock.now)
            store.end("anna", of: guesses, .failed, at: clock.now)
            clock.advance(by: .seconds(80))
        }
        let refusal = #expect(throws: RateLimit.Refusal.self) { try store.begin("anna", of: guesses, at: clock.now) }
        #expect(refusal?.wait == .seconds(100))
        clock.advance(by: .seconds(100))
        try store.begin("anna", of: guesses, at: clock.now)
        store.end("anna", of: guesses, .failed, at: clock.now)
        let again = #expect(throws: RateLimit.Refusal.self) { try store.begin("anna", of: guesses, at: clock.now) }
        #expect(again?.wait == .seconds(80))
    }

    @Test("One key's requests take nothing from another's, nor one limit's from another's")
    func apart() throws {
        for _ in 0..<5 { _ = try store.take("anna", of: limit, at: clock.now) }
        #expect(try store.take("ben", of: limit, at: clock.now).remaining == 4)
        #expect(try store.take("anna", of: RateLimit("address", 5, in: .seconds(60)), at: clock.now).remaining == 4)
        try store.begin("anna", of: limit, at: clock.now)
    }

    @Test("Of 20 requests at once no more than there are pass", arguments: 0..<10)
    func race(round: Int) async {
        let results = await Race.run(20) { [store, limit, clock] _ in try store.take("anna", of: limit, at: clock.now) }
        #expect(results.compactMap(\.success).count == 5)
    }

    @Test(
        "After the third failure the next try waits a second, then twice as long each time; the eleventh for the first to be over"
    )
    func delays() throws {
        var waits: [Int] = []
        for _ in 0..<10 {
            try store.begin("anna", of: guesses, at: clock.now)
            store.end("anna", of: guesses, .failed, at: clock.now)
            var wait = 0
            while true {
                do {
                    try store.begin("anna", of: guesses, at: clock.now)
                    store.end("anna", of: guesses, .undecided, at: clock.now)
                    break
                } catch {
                    if waits.count == 9 { break }
                    wait += 1
                    clock.advance(by: .seconds(1))
                }
            }
            waits.append(wait)
        }
        #expect(waits == [0, 0, 1, 2, 4, 8, 16, 32, 64, 0])
        let refusal = #expect(throws: RateLimit.Refusal.self) { try store.begin("anna", of: guesses, at: clock.now) }
        #expect(refusal?.wait == .seconds(900 - 127))
        clock.advance(by: .seconds(900 - 127))
        try store.begin("anna", of: guesses, at: clock.now)
    }

    @Test("Tries on their way count as failed, so that 20 at once are no more than 10", arguments: 0..<10)
    func pending(round: Int) async throws {
        let results = await Race.run(20) { [store, guesses, clock] _ in
            try store.begin("anna", of: guesses, at: clock.now)
        }
        #expect(results.compactMap(\.success).count == 10)
        store.end("anna", of: guesses, .undecided, at: clock.now)
        try store.begin("anna", of: guesses, at: clock.now)
    }

    @Test("A try that went well makes an account's failures forgotten, an address's not")
    func passed() throws {
        let address = RateLimit("address", 3, in: .seconds(900))
        for limit in [guesses, address] {
            for _ in 0..<2 {
                try store.begin("x", of: limit, at: clock.now)
                store.end("x", of: limit, .failed, at: clock.now)
            }
            try store.begin("x", of: limit, at: clock.now)
            store.end("x", of: limit, .passed, at: clock.now)
        }
        for _ in 0..<3 {
            try store.begin("x", of: guesses, at: clock.now)
            store.end("x", of: guesses, .failed, at: clock.now)
        }
        try store.begin("x", of: address, at: clock.now)
        store.end("x", of: address, .failed, at: clock.now)
        #expect(throws: RateLimit.Refusal.self) { try store.begin("x", of: address, at: clock.now) }
    }

    @Test("What is counted takes a bounded place: what is over goes first, then what will be soonest")
    func bounded() throws {
        let store = MemoryRateStore(capacity: 100)
        for number in 0..<10_000 {
            _ = try store.take("key \(number)", of: limit, at: clock.now)
            clock.tick()
            #expect(store.size <= 101)
        }
        #expect(try store.take("key 9999", of: limit, at: clock.now).remaining == 3)
        clock.advance(by: .seconds(60))
        for number in 0..<100 { _ = try store.take("new \(number)", of: limit, at: clock.now) }
        #expect(store.size <= 101)
    }

    private func refusal(of limit: RateLimit) -> RateLimit.Refusal? {
        #expect(throws: RateLimit.Refusal.self) { try store.take("anna", of: limit, at: clock.now) }
    }
}
