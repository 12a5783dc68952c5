/// What came back from a broadcast that asked for answers; sockets are named by their ids.
public struct BroadcastAnswers: Sendable, Codable {
    /// The arguments of each ack, by the socket that sent it.
    public private(set) var answers: [String: [JSON]] = [:]
    /// Who did not answer in time, or left before.
    public private(set) var missing: Set<String> = []
    /// The nodes of a cluster from which nothing came in time.
    public internal(set) var missingNodes: Set<String> = []

    mutating func add(_ socket: Socket, _ answer: [JSON]?) {
        if let answer { answers[socket.id] = answer } else { missing.insert(socket.id) }
    }

    mutating func add(_ other: BroadcastAnswers) {
        answers.merge(other.answers) { first, _ in first }
        missing.formUnion(other.missing)
    }
}
