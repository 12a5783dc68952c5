import NIOCore

/// An event encoded once, to be sent to any number of sockets.
public struct EventPacket: Sendable {
    /// The JSON array: the name, then the arguments.
    let payload: EncodedPayload
    private let mainFrame: Frame

    /// Encodes a name and its arguments.
    /// - Throws: an `EncodingError` when an argument has no JSON form.
    public init(_ name: String, _ arguments: any Encodable & Sendable...) throws {
        try self.init(name, arguments: arguments)
    }

    init(_ name: String, arguments: [any Encodable & Sendable]) throws {
        self.init(try EncodedPayload(array: [name] + arguments))
    }

    /// Splices an event from arguments that are JSON text already; they are not checked.
    public init(_ name: String, encodedArguments: [String]) {
        var payload = EncodedPayload()
        payload.json.writeInteger(UInt8(ascii: "["))
        JSONWriter.writeString(name, to: &payload)
        for argument in encodedArguments {
            payload.json.writeInteger(UInt8(ascii: ","))
            payload.json.writeString(argument)
        }
        payload.json.writeInteger(UInt8(ascii: "]"))
        self.init(payload)
    }

    /// Takes a whole event, `["name",…]`, that is JSON text already; it is not checked.
    public init(encoded array: String) {
        self.init(EncodedPayload(json: ByteBuffer(string: array)))
    }

    init(_ payload: EncodedPayload) {
        self.payload = payload
        mainFrame = PacketEncoder.event(namespace: "/", id: nil, payload)
    }

    func frame(namespace: String, id: Int? = nil) -> Frame {
        if id == nil, namespace == "/" { return mainFrame }
        return PacketEncoder.event(namespace: namespace, id: id, payload)
    }
}
