import Metrics
import Synchronization

/// One row of numbers with its labels.
final class Series: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    /// How numbers of one name are to be read.
    enum Kind: String {
        /// Only grows.
        case counter
        /// Goes up and down.
        case gauge
        /// How many were at most how large.
        case histogram
    }

    private struct Numbers {
        /// The value, or the sum of all.
        var value = 0.0
        /// How many there were.
        var count = 0
        /// How many of them fell into each bucket, and in none before it.
        var buckets: [Int]
    }

    /// The upper ends of a histogram's buckets: of spans, in seconds.
    private static let ends = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let kind: Kind
    private let numbers: Mutex<Numbers>

    init(_ kind: Kind) {
        self.kind = kind
        numbers = Mutex(Numbers(buckets: Array(repeating: 0, count: kind == .histogram ? Self.ends.count : 0)))
    }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { numbers.withLock { $0.value = value } }
    func reset() { set(0.0) }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func record(_ value: Double) {
        guard kind == .histogram else { return set(value) }
        let bucket = Self.ends.firstIndex { value <= $0 }
        numbers.withLock {
            $0.value += value
            $0.count += 1
            if let bucket { $0.buckets[bucket] += 1 }
        }
    }

    /// The lines of the text format.
    func lines(_ name: String, labels: String) -> [String] {
        let numbers = numbers.withLock { $0 }
        let braced = labels.isEmpty ? "" : "{\(labels)}"
        guard kind == .histogram else { return ["\(name)\(braced) \(numbers.value)"] }
        let before = labels.isEmpty ? "" : labels + ","
        var total = 0
        let buckets = zip(Self.ends, numbers.buckets).map { end, count in
            total += count
            return "\(name)_bucket{\(before)le=\"\(end)\"} \(total)"
        }
        return buckets + [
            "\(name)_bucket{\(before)le=\"+Inf\"} \(numbers.count)", "\(name)_sum\(braced) \(numbers.value)",
            "\(name)_count\(braced) \(numbers.count)",
        ]
    }

    private func add(_ amount: Double) { numbers.withLock { $0.value += amount } }
}
