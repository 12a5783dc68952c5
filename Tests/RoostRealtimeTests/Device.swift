import Roost
import RoostTestSupport
import SocketIOTestClient

/// A connected client of one person.
struct Device: Sendable {
    let client: SocketIOClient
    let ready: Ready

    /// The next event of a type, with its meta; others stay for later.
    func next<Fact: Event>(_ type: Fact.Type) async throws -> (fact: Fact, meta: Meta) {
        let event = try await client.next(Fact.name)
        return (try event.argument(Fact.self), try event.argument(Meta.self, at: 1))
    }

    /// The next event, whatever its name, but for who is here.
    func next() async throws -> SocketIOClientEvent {
        while true {
            let event = try await client.next()
            if !event.name.hasPrefix("presence.") { return event }
        }
    }

    /// The names of all events that have arrived and were not taken, but for the quiet one.
    var untaken: [String] {
        client.events.map(\.name).filter { $0 != FamilyChanged.name && !$0.hasPrefix("presence.") }
    }
}

extension [User.ID: Device] {
    /// Everybody's events have arrived once a last one has; then only these names may be left over.
    func expectNothingElse(_ home: Home) async throws -> [User.ID: [String]] {
        let last = try await home.task("The last one", for: .everyone)
        var left: [User.ID: [String]] = [:]
        for (user, device) in self {
            while try await device.next(TaskCreated.self).fact.task.id != last.id {}
            if !device.untaken.isEmpty { left[user] = device.untaken }
        }
        return left
    }
}
