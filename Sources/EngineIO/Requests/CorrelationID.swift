import Synchronization

/// Makes ids that tell the connections of a log apart; they are no secret, unlike session ids, and cost no system call.
enum CorrelationID {
    private static let run = String(SessionID.random().prefix(8))
    private static let count = Atomic(0)

    /// A new id: of this run of the program, and counted.
    static func next() -> String {
        "\(run).\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
    }
}
