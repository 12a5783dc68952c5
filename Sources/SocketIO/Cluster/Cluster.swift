import EngineIO
import Logging
import NIOCore
import Synchronization

/// This server's part in a cluster: tells the other nodes what happens here, and asks them.
final class Cluster: Sendable {
    /// This node's name.
    let node: String
    private let adapter: any Adapter
    private let logger: Logger
    private let questions = Mutex<[String: AsyncStream<Reply>.Continuation]>([:])

    /// What one node answered.
    struct Reply: Sendable {
        let node: String
        let answer: ClusterMessage.Answer
    }

    init(node: String, adapter: any Adapter, logger: Logger) {
        self.node = node
        self.adapter = adapter
        self.logger = logger
    }

    /// Starts to listen; `receive` gets what is not an answer to a question of this node.
    func attach(_ receive: @escaping @Sendable (ClusterMessage) -> Void) {
        adapter.attach(node) { [weak self] bytes in
            guard let message = self?.decoded(bytes) else { return }
            if case .answer(let id, let answer) = message.content {
                self?.resolve(id, Reply(node: message.node, answer: answer))
            } else {
                receive(message)
            }
        }
    }

    private func decoded(_ bytes: ByteBuffer) -> ClusterMessage? {
        do {
            let message = try ClusterMessage(bytes)
            return message.node == node ? nil : message
        } catch {
            logger.error("a message of the cluster makes no sense", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func resolve(_ id: String, _ reply: Reply) {
        _ = questions.withLock { $0[id] }?.yield(reply)
    }

    /// Tells one other node, or with nil all others; never waits.
    func tell(_ content: ClusterMessage.Content, in namespace: String, node other: String? = nil) {
        do {
            adapter.publish(try ClusterMessage(node: node, namespace: namespace, content: content).encoded(), to: other)
        } catch {
            logger.error("a message to the cluster has no JSON form", metadata: ["error": "\(error)"])
        }
    }

    /// Asks all other nodes and waits for their answers, at most for `timeout`; says who gave none.
    /// - Throws: what the adapter throws when it doesn't know the others, or `CancellationError`.
    func ask(
        _ question: ClusterMessage.Question,
        in namespace: String,
        timeout: Duration
    ) async throws -> (replies: [Reply], missing: Set<String>) {
        var missing = try await adapter.peers()
        guard !missing.isEmpty else { return ([], []) }
        let id = SessionID.random()
        let (stream, continuation) = AsyncStream.makeStream(of: Reply.self)
        questions.withLock { $0[id] = continuation }
        defer { questions.withLock { $0[id] = nil } }
        // Cancelled when the last answer is there; finishes the stream when the time is over.
        let alarm = Task {
            try await Task.sleep(for: timeout)
            continuation.finish()
        }
        defer { alarm.cancel() }
        tell(.question(id: id, question), in: namespace)
        var replies: [Reply] = []
        for await reply in stream where missing.remove(reply.node) != nil {
            replies.append(reply)
            if missing.isEmpty { break }
        }
        try Task.checkCancellation()
        return (replies, missing)
    }
}
