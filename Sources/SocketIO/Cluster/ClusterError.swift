/// Why a question to the other nodes has no whole answer.
public struct ClusterError: Error, Sendable, Equatable {
    /// The kind of failure.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// Some nodes did not answer in time.
        public static let timeout = Code(name: "timeout")
    }

    /// What happened.
    public let code: Code
    /// The nodes without an answer.
    public let missing: Set<String>
}
