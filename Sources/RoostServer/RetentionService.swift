import Roost
import ServiceLifecycle

/// Prunes event logs for as long as the program runs.
struct RetentionService: Service {
    let pruning: Pruning

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await pruning.run() }
        } catch is CancellationError {
            // The program is stopping.
        }
    }
}
