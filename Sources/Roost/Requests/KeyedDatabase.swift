/// A database that notes the keyed request behind each transaction, in that transaction: the work and its name commit together.
package struct KeyedDatabase: Database {
    private let database: any Database
    private let world: World

    /// The same database, for mutations that may have a name.
    package init(_ database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    package var bell: Bell { database.bell }

    package func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer
    ) async throws -> Answer {
        try await database.read(body)
    }

    /// - Throws: also `KeyedRequest.Repeated`, when another try has done the work.
    package func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        guard let request = KeyedRequest.current else { return try await database.write(body) }
        let now = world.now()
        return try await database.write { transaction in
            try request.claim(at: now, in: transaction)
            let answer = try body(transaction)
            if let result = answer as? any Encodable { try request.keep(result: JSON.text(result), in: transaction) }
            return answer
        }
    }
}
