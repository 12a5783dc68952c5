import Hummingbird
import Logging
import Roost

/// The pages people see.
struct Pages: Sendable {
    /// Reads the templates.
    init(services: Services, configuration: WebConfiguration, logger: Logger) throws {}

    /// Adds every page to the router.
    func register(on router: Router<RoostContext>) {}

    /// A problem as a page; nil leaves it to JSON.
    @Sendable
    func problemPage(_ problem: Problem, _ request: Request, _ context: RoostContext) async throws -> Response? {
        nil
    }
}
