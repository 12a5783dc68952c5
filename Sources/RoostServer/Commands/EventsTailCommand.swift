import ArgumentParser
import Foundation
import Roost
import RoostSQLite

/// `roost events tail`: prints a log's events, and what comes.
struct EventsTailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Print a family's events as lines of JSON, oldest first, and go on with what comes.",
        discussion: "A line: {familyId, offset, name, at, actorId?, cause?, audience: [userId], payload}."
    )

    @Option(help: "The family's id.")
    var family: String

    @Option(help: "Begin after this offset; -1 for the log's end.")
    var after = 0

    @Flag(inversion: .prefixedNo, help: "Go on with what comes.")
    var follow = true

    @OptionGroup var folder: DataOption

    /// How many events are read at a time, and how long after the last of them the log is looked at again.
    private static let (chunk, interval) = (500, Duration.milliseconds(200))

    func run() async throws {
        guard let family = Family.ID(family) else { throw ValidationError("A family's id is a lower-case UUID.") }
        let database = try folder.database()
        var last = try start(family, in: database)
        while true {
            let events = try database.read { try EventLog.events(of: family, after: last, limit: Self.chunk, in: $0) }
            for event in events {
                try FileHandle.standardOutput.write(contentsOf: Data((try event.line() + "\n").utf8))
            }
            last = events.last?.offset ?? last
            if events.count == Self.chunk { continue }
            guard follow else { return }
            try await Task.sleep(for: Self.interval)
        }
    }

    private func start(_ family: Family.ID, in database: DatabaseFile) throws -> Int {
        do {
            let log = try database.read { try Family.log(of: family, in: $0) }
            return after < 0 ? log.head : after
        } catch FamilyRefusal.notAMember {
            throw CommandFailure("There is no family \(family).")
        }
    }
}

extension LoggedEvent {
    /// The event as one line of JSON; its payload is spliced as it was stored.
    fileprivate func line() throws -> String {
        let line = Line(
            familyId: familyId,
            offset: offset,
            name: name,
            at: at,
            actorId: actorId,
            cause: cause,
            audience: audience.sorted()
        )
        return try JSON.text(line).dropLast() + #","payload":"# + payload + "}"
    }
}

private struct Line: Encodable {
    let familyId: Family.ID
    let offset: Int
    let name: String
    let at: Timestamp
    let actorId: User.ID?
    let cause: String?
    let audience: [User.ID]
}
