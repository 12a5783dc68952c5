import Foundation
import Hummingbird
import Logging
import Metrics
import Roost
import RoostRealtime
import RoostSQLite
import RoostTokens
import RoostWeb
import ServiceLifecycle
import SocketIO
import SocketIOHummingbird
import UnixSignals

/// The whole of Roost put together: reads top to bottom, and nothing is made anywhere else.
struct Program: Sendable {
    private let configuration: ServerConfiguration
    private let logger: Logger

    init(_ configuration: ServerConfiguration) {
        self.configuration = configuration
        var logger = Logger(label: "roost")
        logger.logLevel = configuration.logLevel
        self.logger = logger
    }

    /// Serves until SIGTERM or SIGINT.
    func run() async throws {
        if configuration.isDevelopment {
            logger.warning("development: passwords are hashed with little work, so keep no real family here")
        }
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        let folder = try DataFolder(configuration.data)
        let database = try SQLiteDatabase(path: folder.database, logger: logger)
        let tokens = try await JWTAccessTokens(privateKeyPEM: folder.signingKey())
        let services = Services(
            database: database,
            world: .system,
            hasher: PasswordHasher(cost: configuration.passwordCost),
            tokens: tokens,
            limits: configuration.limits,
            pace: configuration.pace
        )
        let demo =
            configuration.demo ? try await DemoFamily(database, tokens, folder, configuration.passwordCost).door() : nil
        let sockets = SocketIO.Server(configuration: socketConfiguration, logger: logger)
        let realtime = Realtime(services: services, server: sockets, logger: logger)
        let web = try WebApplication(services: services, configuration: webConfiguration(metrics))
        var app = Application(
            router: web.router(),
            server: .socketIO(sockets),
            configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { channel in
                Self.announce(channel.localAddress?.port ?? 0, demo)
            },
            logger: logger
        )
        let retention = configuration.retention
        let pruning = Pruning(database: database, world: .system, keeping: retention, logger: logger)
        app.addServices(realtime.fanOut, realtime.standing, realtime.presence, realtime.typing)
        app.addServices(RetentionService(pruning: pruning))
        app.addServices(ScheduleKeeper(schedules: services.schedules, logger: logger))
        // The last one stops first: sockets are let go while requests are still answered and events still delivered.
        let group = ServiceGroup(
            services: [app, sockets],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        try await group.run()
        try database.close()
        // The folder stays locked until nothing works in it any more.
        withExtendedLifetime(folder) {}
    }

    private var socketConfiguration: SocketIO.Server.Configuration {
        var settings = SocketIO.Server.Configuration()
        if !configuration.origins.isEmpty { settings.origins = .list(configuration.origins) }
        // Behind a proxy, everybody comes from its address.
        if configuration.trustsProxy { settings.connectionsPerAddress = settings.connections }
        return settings
    }

    private func webConfiguration(_ metrics: PrometheusMetrics) -> WebConfiguration {
        var settings = WebConfiguration()
        settings.metrics = metrics
        settings.metricsToken = configuration.metricsToken
        settings.trustsProxy = configuration.trustsProxy
        settings.isDevelopment = configuration.isDevelopment
        return settings
    }

    private static func announce(_ port: Int, _ demo: DemoFamily.Door?) {
        var lines = ["", "Roost is ready: http://localhost:\(port)"]
        if let demo {
            lines += ["", "The demo family's sign-ins:"]
            lines += demo.signIns.map {
                "  \($0.who.padding(toLength: 16, withPad: " ", startingAt: 0))\($0.email)   \($0.password)"
            }
            lines += ["  At \"I'm a kid\": family code \(demo.code.spelled), every child's PIN \(demo.pin)"]
        }
        FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n\n").utf8))
    }
}
