import Logging
import Roost
import ServiceLifecycle

/// Runs the schedules of all families until the program is told to stop.
struct ScheduleKeeper: Service {
    let schedules: Schedules
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await schedules.keepUp(logger: logger) { try await Task.sleep(for: $0) }
            } catch {
                // It ends by being cancelled only.
                logger.debug("schedules are kept no more")
            }
        }
    }
}
