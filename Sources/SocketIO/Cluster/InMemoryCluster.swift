import NIOCore
import Synchronization

/// A cluster inside one process: each server gets an adapter of its own. For tests, and to learn from.
public final class InMemoryCluster: Sendable {
    private let nodes = Mutex<[String: AsyncStream<ByteBuffer>.Continuation]>([:])

    /// Makes a cluster without nodes.
    public init() {}

    deinit {
        nodes.withLock { for node in $0.values { node.finish() } }
    }

    /// An adapter for one server.
    public func adapter() -> some Adapter { Member(cluster: self) }

    /// Takes a node out, as if its machine had failed.
    public func disconnect(_ node: String) {
        nodes.withLock { $0.removeValue(forKey: node) }?.finish()
    }

    private func add(_ node: String, _ receive: @escaping @Sendable (ByteBuffer) -> Void) {
        // Nothing is dropped, as on a bus that holds senders back; a test's servers keep up.
        let (messages, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        nodes.withLock { $0[node] = continuation }
        // Ends with the stream: at `disconnect`, or when the cluster is gone.
        Task { for await message in messages { receive(message) } }
    }

    private func publish(_ message: ByteBuffer, to node: String?, from sender: String?) {
        nodes.withLock { nodes in
            guard let sender, nodes[sender] != nil else { return }
            if let node {
                _ = nodes[node]?.yield(message)
                return
            }
            for (name, other) in nodes where name != sender { other.yield(message) }
        }
    }

    private func peers(of node: String?) -> Set<String> {
        nodes.withLock { Set($0.keys) }.subtracting([node].compactMap(\.self))
    }

    private final class Member: Adapter {
        private let cluster: InMemoryCluster
        private let node = Mutex<String?>(nil)

        init(cluster: InMemoryCluster) {
            self.cluster = cluster
        }

        func attach(_ node: String, receive: @escaping @Sendable (ByteBuffer) -> Void) {
            self.node.withLock { $0 = node }
            cluster.add(node, receive)
        }

        func publish(_ message: ByteBuffer, to node: String?) {
            cluster.publish(message, to: node, from: self.node.withLock(\.self))
        }

        func peers() async throws -> Set<String> {
            cluster.peers(of: node.withLock(\.self))
        }
    }
}
