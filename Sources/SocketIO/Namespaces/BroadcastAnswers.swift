/// What came back from a broadcast that asked for answers.
public struct BroadcastAnswers: Sendable {
    /// The arguments of each ack, by the socket that sent it.
    public private(set) var answers: [Socket: [JSON]] = [:]
    /// Who did not answer in time, or left before.
    public private(set) var missing: Set<Socket> = []

    mutating func add(_ socket: Socket, _ answer: [JSON]?) {
        if let answer { answers[socket] = answer } else { missing.insert(socket) }
    }
}
