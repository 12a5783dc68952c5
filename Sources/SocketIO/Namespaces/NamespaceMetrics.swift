import Metrics

/// What a namespace counts (swift-metrics): connected sockets, refusals, events in and out.
struct NamespaceMetrics: Sendable {
    private let sockets: Meter
    private let refusals: Counter
    private let incoming: Counter
    private let outgoing: Counter

    /// Namespaces that clients name share the pattern `*`, so that nobody can make labels without end.
    init(namespace: String, factory: any MetricsFactory) {
        let dimensions = [("namespace", namespace)]
        sockets = Meter(label: "socketio_sockets", dimensions: dimensions, factory: factory)
        refusals = Counter(label: "socketio_refusals_total", dimensions: dimensions, factory: factory)
        incoming = Counter(label: "socketio_events_received_total", dimensions: dimensions, factory: factory)
        outgoing = Counter(label: "socketio_events_sent_total", dimensions: dimensions, factory: factory)
    }

    func connected() { sockets.increment() }
    func disconnected() { sockets.decrement() }
    func refused() { refusals.increment() }
    func received() { incoming.increment() }

    /// An event went to so many sockets.
    func sent(_ count: Int) { if count > 0 { outgoing.increment(by: count) } }
}
