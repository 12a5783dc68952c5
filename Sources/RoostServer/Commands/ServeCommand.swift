import ArgumentParser
import Configuration

/// `roost serve`: everything on one port, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve pages, the REST API and Socket.IO on one port.",
        discussion: """
            Each option can also come from the environment or from a file; the command line wins, then the environment, then the \
            file: <data>/roost.json, or the one named by --config.

              option           environment          roost.json
              --host           ROOST_HOST           {"host": "0.0.0.0"}
              --port           ROOST_PORT           {"port": 8080}
              --data           ROOST_DATA
              --demo           ROOST_DEMO           {"demo": true}
              --log-level      ROOST_LOG_LEVEL      {"log": {"level": "info"}}
              --origins        ROOST_ORIGINS        {"origins": ["https://app.example.com"]}
              --trust-proxy    ROOST_TRUST_PROXY    {"trust": {"proxy": true}}
              --development    ROOST_DEVELOPMENT    {"development": true}
              --rate-limits    ROOST_RATE_LIMITS    {"rate": {"limits": "off"}}

            The limits themselves: {"limits": {"requests": {"user": 1000, "address": 3000, "seconds": 300}, "failures": {"account": 10, \
            "address": 50, "codes": 20, "seconds": 900}, "messages": {"count": 10, "seconds": 10}}}, or ROOST_LIMITS_REQUESTS_USER and so on.

            GET /metrics is for this machine only, and for whoever has the token of {"metrics": {"token": "…"}} or ROOST_METRICS_TOKEN.

            How long a family's event log is kept has no option: ROOST_RETENTION_DAYS, _EVENTS and _ACTIVITY, or \
            {"retention": {"days": 90, "events": 10000, "activity": 730}}. Events are replayed for at least so many days and at \
            least so many of them; what people were told can be read for "activity" days.
            """
    )

    @Option(help: "The address to listen on; 0.0.0.0 for every network. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port to listen on; 0 for any free one. (default: 8080)")
    var port: Int?

    @Option(help: "The folder that holds the database and the keys; made when missing. (default: ./data)")
    var data: String?

    @Option(help: "A configuration file. (default: roost.json in the data folder, if it is there)")
    var config: String?

    @Flag(
        inversion: .prefixedNo,
        exclusivity: .chooseLast,
        help: "Fill an empty database with a demo family and print its sign-ins. (default: no)"
    )
    var demo: Bool?

    @Option(help: "trace, debug, info, notice, warning or error. (default: notice)")
    var logLevel: String?

    @Option(help: "Other origins whose pages may connect, separated by commas.")
    var origins: String?

    @Flag(
        inversion: .prefixedNo,
        exclusivity: .chooseLast,
        help: "Believe X-Forwarded-Proto and -For, behind a proxy of yours. (default: no)"
    )
    var trustProxy: Bool?

    @Flag(
        inversion: .prefixedNo,
        exclusivity: .chooseLast,
        help: "For those who build Roost: pages such as /styleguide, and quick hashes of passwords. (default: no)"
    )
    var development: Bool?

    @Option(help: "on, or off to lift all but that of messages: for tests and benchmarks. (default: on)")
    var rateLimits: String?

    func run() async throws {
        let configuration = try await ServerConfiguration.load(commandLine: values, file: config)
        try await Program(configuration).run()
    }

    /// The options that were given, as configuration values.
    private var values: [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: AbsoluteConfigKey, _ content: ConfigContent?) {
            if let content { values[key] = ConfigValue(content, isSecret: false) }
        }
        set("host", host.map { .string($0) })
        set("port", port.map { .int($0) })
        set("data", data.map { .string($0) })
        set("demo", demo.map { .bool($0) })
        set("log.level", logLevel.map { .string($0) })
        set("origins", origins.map { .stringArray($0.split(separator: ",").map(String.init)) })
        set("rate.limits", rateLimits.map { .string($0) })
        set("trust.proxy", trustProxy.map { .bool($0) })
        set("development", development.map { .bool($0) })
        return values
    }
}
