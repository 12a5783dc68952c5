import EngineIO
import NIOCore
import Testing

@Suite("Closing sessions when the server stops")
struct FarewellTests {
    @Test("few sessions are closed at once")
    func few() {
        var random = SystemRandomNumberGenerator()
        #expect(Farewell.delay(open: 200, longest: .seconds(5), using: &random) == .zero)
    }

    @Test(
        "many are closed at moments spread over a millisecond each, at most over the drain time",
        arguments: [2_000, 100_000]
    )
    func many(_ open: Int) {
        var random = SystemRandomNumberGenerator()
        let window = min(TimeAmount.milliseconds(Int64(open)), .seconds(5))
        let delays = (0..<1_000).map { _ in Farewell.delay(open: open, longest: .seconds(5), using: &random) }
        #expect(delays.allSatisfy { $0 >= .zero && $0 <= window })
        for quarter in 0..<4 {
            let start = TimeAmount.nanoseconds(window.nanoseconds / 4 * Int64(quarter))
            let count = delays.count { $0 >= start && $0 < start + .nanoseconds(window.nanoseconds / 4) }
            #expect(count > 150)
        }
    }
}
