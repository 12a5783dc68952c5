/// An event that a client sent.
public struct IncomingEvent: Sendable {
    /// The event's name.
    public let name: String
    /// What came with it.
    public let arguments: [JSON]
    /// Answers the client; nil when it did not ask for an ack.
    public let acknowledge: Acknowledgement?

    /// The argument at `index` as a Swift value.
    /// - Throws: `JSONError` when it is missing, a `DecodingError` when its shape is another.
    public func decode<Value: Decodable>(_ type: Value.Type, at index: Int = 0) throws -> Value {
        guard arguments.indices.contains(index) else { throw JSONError(code: .missingArgument) }
        return try JSONReader.decode(type, from: arguments[index])
    }
}
