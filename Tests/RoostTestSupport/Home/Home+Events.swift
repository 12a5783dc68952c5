package import Roost

extension Home {
    /// The family's whole log, from offset 1.
    package func log() async throws -> [LoggedEvent] {
        try await events(after: 0)
    }

    /// The log after an offset, whomever it is for.
    package func events(after offset: Int) async throws -> [LoggedEvent] {
        let id = id
        return try await services.database.read {
            try EventLog.events(of: id, after: offset, limit: 100_000, in: $0)
        }
    }

    /// What somebody has been told, the oldest first.
    package func events(for user: User.ID) async throws -> [LoggedEvent] {
        try await log().filter { $0.audience.contains(user) }
    }

    /// The offset of the last event.
    package func head() async throws -> Int {
        let id = id
        return try await services.database.read { try Family.head(of: id, in: $0) }
    }

    /// What an act told the family.
    package func told(by act: () async throws -> Void) async throws -> [LoggedEvent] {
        let offset = try await head()
        try await act()
        return try await events(after: offset)
    }
}

extension [LoggedEvent] {
    /// Their names, in order.
    package var names: [String] { map(\.name) }

    /// The addressed ones: without `family.changed`.
    package var addressed: [LoggedEvent] { filter { $0.name != FamilyChanged.name } }

    /// The part of them one person was told.
    package func `for`(_ user: User.ID) -> [LoggedEvent] { filter { $0.audience.contains(user) } }

    /// Those of one kind.
    package func of<Fact: Event>(_ type: Fact.Type) -> [LoggedEvent] { filter { $0.name == Fact.name } }

    /// The payloads of those of one kind.
    package func payloads<Fact: Event>(_ type: Fact.Type) throws -> [Fact] {
        try of(type).map { try $0.payload(as: type) }
    }
}
