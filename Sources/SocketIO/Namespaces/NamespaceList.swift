import Logging
import Synchronization

/// The namespaces of a server, by name.
final class NamespaceList: Sendable {
    let logger: Logger
    private let namespaces = Mutex<[String: Namespace]>([:])

    init(logger: Logger) {
        self.logger = logger
    }

    /// The namespace with this name, if clients may join it.
    func existing(_ name: String) -> Namespace? {
        namespaces.withLock { $0[name] }
    }

    /// The namespace with this name, made when it is asked for first.
    func make(_ name: String) -> Namespace {
        let name = name.hasPrefix("/") ? name : "/" + name
        return namespaces.withLock { namespaces in
            if let existing = namespaces[name] { return existing }
            let namespace = Namespace(name: name, adapter: LocalAdapter(), logger: logger)
            namespaces[name] = namespace
            return namespace
        }
    }
}
