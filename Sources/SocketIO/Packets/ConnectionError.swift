/// Thrown by middleware to refuse a client; it hears `connect_error` with this message and data.
public struct ConnectionError: Error, Sendable, Equatable {
    /// Shown to the client.
    public let message: String
    /// More for the client's program, such as a code.
    public let data: JSON?

    /// Makes a refusal.
    public init(message: String, data: JSON? = nil) {
        self.message = message
        self.data = data
    }
}
