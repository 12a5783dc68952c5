import Hummingbird
import Roost

/// Whether the process is up, and whether it can work.
struct HealthRoutes: Sendable {
    private let database: any Database

    init(database: any Database) {
        self.database = database
    }

    func register(on router: Router<RoostContext>) {
        router.get("healthz") { _, _ in try Response.json(["status": "ok"]) }
        router.get("readyz") { _, _ in
            _ = try await database.read { try $0.first("SELECT 1 AS one") }
            return try Response.json(["status": "ready"])
        }
    }
}
