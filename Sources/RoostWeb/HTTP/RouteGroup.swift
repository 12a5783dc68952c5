import Roost

/// Routes that belong together.
protocol RouteGroup: Sendable {
    var services: Services { get }
    var configuration: WebConfiguration { get }
}

extension RouteGroup {
    var database: any Database { services.database }
    var world: World { services.world }
    /// The cookie that keeps a browser signed in.
    var cookie: SessionCookie { SessionCookie(configuration) }
    /// The most a body may weigh, in bytes.
    var bodyLimit: Int { configuration.bodyLimit }
}
