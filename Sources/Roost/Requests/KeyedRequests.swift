/// The keyed requests of the last 24 hours and their answers.
package struct KeyedRequests: Sendable {
    private let database: any Database
    private let world: World
    private let turns = Turns()

    /// Those that a database remembers.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What is known of a request.
    package enum Knowledge: Sendable, Equatable {
        /// Nobody has carried it out.
        case new
        case answered(KeyedAnswer)
        /// The key stands for another request.
        case taken
    }

    /// A try of somebody's request.
    package func request(
        by user: User.ID,
        key: String,
        method: String,
        target: String,
        body: [UInt8]
    ) -> KeyedRequest {
        let attempt: Identifier<KeyedRequest> = world.newID(at: world.now())
        return KeyedRequest(by: user, key: key, method: method, target: target, body: body, attempt: attempt)
    }

    /// Runs `work` while no other try of the same key runs in this process; the others wait.
    package func inTurn<Answer: Sendable>(
        _ request: KeyedRequest,
        _ work: () async throws -> Answer
    ) async throws -> Answer {
        let name = Turns.Name(user: request.user, key: request.key)
        await turns.begin(name)
        do {
            let answer = try await work()
            await turns.end(name)
            return answer
        } catch {
            await turns.end(name)
            throw error
        }
    }

    /// Looks whether the request was carried out.
    ///
    /// An answer that a crash kept from being stored is made of what the work came to.
    package func find(_ request: KeyedRequest) async throws -> Knowledge {
        let oldest = world.now() + (.zero - KeyedRequest.lifetime)
        return try await database.read { reading in
            let row = try reading.first(
                "SELECT * FROM keyed_request WHERE user_id = \(request.user) AND key = \(request.key)"
            )
            guard let row, try row["created_at"] as Timestamp > oldest else { return .new }
            guard try row["fingerprint"] == request.fingerprint else { return .taken }
            if let answer: String = try row["answer"] {
                return .answered(try JSON.value(KeyedAnswer.self, from: answer))
            }
            let body: String? = try row["body"]
            return .answered(
                KeyedAnswer(status: body == nil ? 204 : 200, type: body.map { _ in "application/json" }, body: body)
            )
        }
    }

    /// Keeps the answer of a request that this try has carried out; does nothing for one that wrote nothing.
    package func keep(_ answer: KeyedAnswer, for request: KeyedRequest) async throws {
        let text = try JSON.text(answer)
        try await database.write { transaction in
            try transaction.run(
                """
                UPDATE keyed_request SET answer = \(text), body = NULL
                WHERE user_id = \(request.user) AND key = \(request.key) AND attempt = \(request.attempt)
                """
            )
        }
    }
}
