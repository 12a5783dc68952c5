import ArgumentParser
import Configuration
import Foundation
import Logging
import Roost
import SystemPackage

/// How the program runs, read once at start.
struct ServerConfiguration: Sendable {
    /// The address to listen on.
    var host = "127.0.0.1"
    /// The port to listen on; 0 for any free one.
    var port = 8080
    /// The folder with the database and the keys.
    var data = "data"
    /// Whether an empty database gets a demo family.
    var demo = false
    /// What the log leaves out.
    var logLevel = Logger.Level.notice
    /// Origins, beside our own, whose pages may connect.
    var origins: [String] = []
    /// Whether `X-Forwarded-…` is believed.
    var trustsProxy = false
    /// Whether those who build Roost are served: with pages of theirs, and passwords that are hashed with little work.
    var isDevelopment = false
    /// Who has it may fetch the metrics from anywhere.
    var metricsToken: String?
    /// How long event logs are kept.
    var retention = Retention()

    /// How much anybody may ask; none is as much as they like.
    var limits: RateLimits? = RateLimits()
    /// How fast one person may write messages.
    var pace = MessagePace()

    /// The work of hashing a new password.
    var passwordCost: PasswordHasher.Cost { isDevelopment ? .development : .owasp }

    /// The defaults.
    init() {}

    /// Reads the command line, then the environment (`ROOST_…`), then the file.
    /// - Throws: `ValidationError` in words for whoever typed it.
    static func load(
        commandLine: [AbsoluteConfigKey: ConfigValue],
        file: String?
    ) async throws -> ServerConfiguration {
        let arguments = InMemoryProvider(name: "command line", values: commandLine)
        let environment = EnvironmentVariablesProvider().prefixKeys(with: "roost")
        let early = ConfigReader(providers: [arguments, environment])
        let folder = early.string(forKey: "data", default: "data")
        let path = file ?? folder + "/roost.json"
        let settings: FileProvider<JSONSnapshot>
        do {
            settings = try await FileProvider(filePath: FilePath(path), allowMissing: file == nil)
        } catch {
            throw ValidationError("The configuration file \(path) can't be read: \(error)")
        }
        return try ServerConfiguration(ConfigReader(providers: [arguments, environment, settings]), data: folder)
    }

    private init(_ reader: ConfigReader, data: String) throws {
        self.data = data
        host = reader.string(forKey: "host", default: host)
        port = reader.int(forKey: "port", default: port)
        demo = reader.bool(forKey: "demo", default: demo)
        origins = reader.stringArray(forKey: "origins", default: origins)
        trustsProxy = reader.bool(forKey: "trust.proxy", default: trustsProxy)
        isDevelopment = reader.bool(forKey: "development", default: isDevelopment)
        metricsToken = reader.string(forKey: "metrics.token", isSecret: true).flatMap { $0.isEmpty ? nil : $0 }
        let level = reader.string(forKey: "log.level", default: logLevel.rawValue)
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard let parsed = Logger.Level(rawValue: level) else {
            throw ValidationError("There is no log level '\(level)'.")
        }
        logLevel = parsed
        retention = try Self.retention(reader)
        limits = try RateLimits(reader)
        pace = try MessagePace(reader)
    }

    private static func retention(_ reader: ConfigReader) throws -> Retention {
        let days = reader.int(forKey: "retention.days", default: 90)
        let events = reader.int(forKey: "retention.events", default: 10_000)
        let activity = reader.int(forKey: "retention.activity", default: 730)
        guard (1...36_500).contains(days), (1...36_500).contains(activity), events >= 0 else {
            throw ValidationError("Retention is at least 1 day, and 0 events.")
        }
        return Retention(replay: .days(days), events: events, activity: .days(activity))
    }
}
