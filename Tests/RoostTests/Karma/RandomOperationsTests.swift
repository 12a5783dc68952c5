import Roost
import RoostTestSupport
import Testing

@Suite("A family that does anything in any order")
struct RandomOperationsTests {
    /// 10,000 acts; ROOST_SEED=… plays those of an earlier run again.
    @Test(
        "keeps: balance = sum of entries ≥ 0, reserved = pending claims, chains whole, offsets gapless, and tells everything to whom it is for",
        arguments: Engine.available
    )
    func invariants(engine: Engine) async throws {
        let seed = Environment.seed
        print("Random operations: seed \(seed)")
        var play = try await RandomPlay(home: try await Home(engine), seed: seed)
        for round in 1...50 {
            for _ in 0..<200 { try await play.act() }
            try await play.checkReplay("seed \(seed), after \(round * 200) acts")
            if round.isMultiple(of: 10) { try await play.check("seed \(seed), after \(round * 200) acts") }
        }
        // Every kind of act went well at least once: the test would say nothing otherwise.
        #expect(play.done == Set(RandomPlay.Act.allCases), "seed \(seed)")
        #expect(try await play.home.findings().isEmpty, "seed \(seed)")
    }
}
