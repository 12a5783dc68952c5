import Foundation

/// How long things took, as a line of percentiles.
struct Report {
    private let delays: [Double]

    /// - Parameter delays: in milliseconds.
    init(_ delays: [Double]) {
        self.delays = delays.sorted()
    }

    func print(_ what: String) {
        Swift.print("\(what): n \(delays.count), p50 \(at(0.5)), p99 \(at(0.99)), max \(at(1))")
    }

    private func at(_ share: Double) -> String {
        guard !delays.isEmpty else { return "–" }
        return String(format: "%.2f ms", delays[min(delays.count - 1, Int(Double(delays.count) * share))])
    }
}

/// Milliseconds since an instant.
func milliseconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .milliseconds(1)
}
