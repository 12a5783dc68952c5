/// Why an ack that was waited for did not come.
public struct AckError: Error, Sendable, Equatable {
    /// The kind of failure.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The client did not answer in time.
        public static let timeout = Code(name: "timeout")
        /// The socket was disconnected before.
        public static let disconnected = Code(name: "disconnected")
    }

    /// What happened.
    public let code: Code

    package init(code: Code) {
        self.code = code
    }
}
