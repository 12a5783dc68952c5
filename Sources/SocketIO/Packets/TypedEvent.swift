/// The name of an event together with the type of its payload, so that a wrong payload does not compile.
public struct TypedEvent<Payload: Codable & Sendable>: Sendable {
    /// The name on the wire.
    public let name: String

    /// Declares an event; usually a static constant.
    public init(_ name: String) {
        self.name = name
    }
}
