/// Thrown by an event's handler to answer its ack with `{"error":{"message":…,"data":…}}`.
public struct EventError: Error, Sendable, Equatable {
    /// Shown to the client.
    public let message: String
    /// More for the client's program, such as a code.
    public let data: JSON?

    /// Makes an error for the client.
    public init(message: String, data: JSON? = nil) {
        self.message = message
        self.data = data
    }

    /// The ack's argument.
    var json: JSON {
        var members: [String: JSON] = ["message": .string(message)]
        members["data"] = data
        return .object(["error": .object(members)])
    }
}
