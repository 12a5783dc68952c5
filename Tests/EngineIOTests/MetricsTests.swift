import EngineIO
import MetricsTestKit
import SocketIOTestClient
import Testing

@Suite("Metrics of the engine")
struct MetricsTests {
    private let metrics = TestMetrics()

    private func engine() -> Engine {
        echoEngine { $0.metricsFactory = metrics }
    }

    @Test("open sessions go up and down, and each end is counted by its reason")
    func sessions() throws {
        let conversation = try Conversation(engine())
        _ = try conversation.upgrade("EIO=4&transport=websocket")
        #expect(try metrics.expectMeter("engineio_sessions").values.last == 1)
        conversation.reset()
        #expect(try metrics.expectMeter("engineio_sessions").values.last == 0)
        let closed = try metrics.expectCounter("engineio_sessions_closed_total", [("reason", "transport error")])
        #expect(closed.totalValue == 1)
    }

    @Test("each refusal is counted under its message")
    func refusals() throws {
        _ = try Conversation(engine()).request("EIO=4&transport=pigeon")
        let refused = try metrics.expectCounter("engineio_refusals_total", [("message", "Transport unknown")])
        #expect(refused.totalValue == 1)
    }
}
