/// An event that another node sent with `serverSideEmit`.
public struct ServerEvent: Sendable {
    /// The event's name.
    public let name: String
    /// What came with it.
    public let arguments: [JSON]

    /// The argument at `index` as a Swift value.
    /// - Throws: `JSONError` when it is missing, a `DecodingError` when its shape is another.
    public func decode<Value: Decodable>(_ type: Value.Type, at index: Int = 0) throws -> Value {
        guard arguments.indices.contains(index) else { throw JSONError(code: .missingArgument) }
        return try JSONReader.decode(type, from: arguments[index])
    }
}
