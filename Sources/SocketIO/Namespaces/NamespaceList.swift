import Logging
import Metrics
import Synchronization

/// The namespaces of a server, by name, and the rules by which clients may make more.
final class NamespaceList: Sendable {
    let logger: Logger
    let cluster: Cluster?
    let recovery: Recovery?
    private let metricsFactory: any MetricsFactory
    private let state = Mutex(State())

    private struct State {
        var namespaces: [String: Entry] = [:]
        var patterns: [Pattern] = []
    }

    private struct Entry {
        let namespace: Namespace
        /// Made by a client's wish, and gone with its last socket.
        let isDynamic: Bool
        var sockets = 0
    }

    private struct Pattern: Sendable {
        let matches: @Sendable (String) -> Bool
        let setUp: @Sendable (Namespace) -> Void
    }

    init(cluster: Cluster?, recovery: Recovery?, metricsFactory: any MetricsFactory, logger: Logger) {
        self.metricsFactory = metricsFactory
        self.cluster = cluster
        self.recovery = recovery
        self.logger = logger
    }

    /// The namespace with this name, made when it is asked for first.
    func make(_ name: String) -> Namespace {
        let name = name.hasPrefix("/") ? name : "/" + name
        return state.withLock { state in
            if let existing = state.namespaces[name] { return existing.namespace }
            let namespace = namespace(name, metrics: name)
            state.namespaces[name] = Entry(namespace: namespace, isDynamic: false)
            return namespace
        }
    }

    /// Lets clients make namespaces; patterns are tried in the order in which they were added.
    func add(_ matches: @escaping @Sendable (String) -> Bool, _ setUp: @escaping @Sendable (Namespace) -> Void) {
        state.withLock { $0.patterns.append(Pattern(matches: matches, setUp: setUp)) }
    }

    /// The namespace that a client may join, counted as used until `leave`; nil when there is none.
    func enter(_ name: String) -> Namespace? {
        if let namespace = use(name) { return namespace }
        let patterns = state.withLock { $0.patterns }
        guard let pattern = patterns.first(where: { $0.matches(name) }) else { return nil }
        let namespace = namespace(name, metrics: "*")
        pattern.setUp(namespace)
        return use(name, else: namespace)
    }

    /// Counts one more user of a namespace; when nobody has made it yet, it becomes `new`.
    private func use(_ name: String, else new: Namespace? = nil) -> Namespace? {
        state.withLock { state in
            if let new, state.namespaces[name] == nil {
                state.namespaces[name] = Entry(namespace: new, isDynamic: true)
            }
            state.namespaces[name]?.sockets += 1
            return state.namespaces[name]?.namespace
        }
    }

    /// Gives back what `enter` counted.
    func leave(_ namespace: Namespace) {
        state.withLock { state in
            guard var entry = state.namespaces[namespace.name] else { return }
            entry.sockets -= 1
            state.namespaces[namespace.name] = entry.isDynamic && entry.sockets <= 0 ? nil : entry
        }
    }

    /// Hands on what another node said about a namespace, when somebody is in it here.
    func receive(_ message: ClusterMessage) {
        state.withLock { $0.namespaces[message.namespace]?.namespace }?.receive(message)
            ?? answerForNobody(message)
    }

    /// A node without the namespace has nobody in it, which is an answer too.
    private func answerForNobody(_ message: ClusterMessage) {
        guard case .question(let id, let question) = message.content else { return }
        let answer: ClusterMessage.Answer =
            switch question {
            case .sockets: .sockets([])
            case .acks: .acks(BroadcastAnswers())
            case .serverEvent: .serverEvent([])
            }
        cluster?.tell(.answer(id: id, answer), in: message.namespace, node: message.node)
    }

    private func namespace(_ name: String, metrics: String) -> Namespace {
        Namespace(
            name: name,
            metrics: NamespaceMetrics(namespace: metrics, factory: metricsFactory),
            cluster: cluster,
            recovery: recovery,
            logger: logger
        )
    }
}
