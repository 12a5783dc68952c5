package import Metrics
import Synchronization

/// What the server counts, kept for Prometheus to fetch: a backend of swift-metrics.
///
/// Whoever asks for the same name and labels gets the same series; it stays, as what was counted has happened.
package final class PrometheusMetrics: MetricsFactory {
    /// The series of one name.
    private struct Family {
        let kind: Series.Kind
        var series: [String: Series] = [:]
    }

    private let families = Mutex<[String: Family]>([:])

    /// Nothing was counted yet.
    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, .counter, dimensions)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, .gauge, dimensions)
    }

    /// The last value, or with `aggregate` how values are spread.
    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        series(label, aggregate ? .histogram : .gauge, dimensions)
    }

    /// In seconds, as Prometheus wants spans.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label.hasSuffix("_seconds") ? label : label + "_seconds", .histogram, dimensions)
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// All of it in Prometheus' text format (version 0.0.4).
    package var text: String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { name, family in
            let lines = family.series.sorted { $0.key < $1.key }.flatMap { $1.lines(name, labels: $0) }
            return (["# TYPE \(name) \(family.kind.rawValue)"] + lines).joined(separator: "\n") + "\n"
        }.joined()
    }

    private func series(_ label: String, _ kind: Series.Kind, _ dimensions: [(String, String)]) -> Series {
        let name = Self.name(label)
        let labels = dimensions.map { "\(Self.name($0))=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        return families.withLock { families in
            var family = families[name] ?? Family(kind: kind)
            // A name has one kind; another one's values would be nonsense among them, and are told nobody.
            guard family.kind == kind else { return Series(kind) }
            if let known = family.series[labels] { return known }
            let new = Series(kind)
            family.series[labels] = new
            families[name] = family
            return new
        }
    }

    /// What names may have in them: letters, digits and underscores.
    private static func name(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
