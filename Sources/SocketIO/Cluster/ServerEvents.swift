import Logging
import Synchronization

/// The handlers for what other nodes send to a namespace.
final class ServerEvents: Sendable {
    typealias Handler = @Sendable (ServerEvent) async throws -> [JSON]
    private let handlers = Mutex<[String: Handler]>([:])

    /// Sets the handler of a name; the last one counts, as there is one answer.
    func add(_ name: String, _ handler: @escaping Handler) {
        handlers.withLock { $0[name] = handler }
    }

    /// Runs the handler and hands on its answer; a failure is logged and answers nothing.
    func handle(_ packet: EventPacket, logger: Logger, _ reply: @escaping @Sendable ([JSON]) -> Void) {
        // Ends with its handler.
        Task {
            do {
                let values = try packet.values()
                guard let name = values.first?.string else { return }
                guard let handler = handlers.withLock({ $0[name] }) else { return reply([]) }
                reply(try await handler(ServerEvent(name: name, arguments: Array(values.dropFirst()))))
            } catch {
                logger.error("a server event's handler failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
