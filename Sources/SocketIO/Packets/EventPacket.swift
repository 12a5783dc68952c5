import NIOCore

/// An event encoded once, to be sent to any number of sockets.
public struct EventPacket: Sendable {
    /// The JSON array: the name, then the arguments.
    let json: ByteBuffer
    private let mainFrame: Frame

    /// Encodes a name and its arguments.
    /// - Throws: an `EncodingError` when an argument has no JSON form.
    public init(_ name: String, _ arguments: any Encodable & Sendable...) throws {
        try self.init(name, arguments: arguments)
    }

    init(_ name: String, arguments: [any Encodable & Sendable]) throws {
        self.init(json: try JSONArray.encode([name] + arguments))
    }

    /// Splices an event from arguments that are JSON text already; they are not checked.
    public init(_ name: String, encodedArguments: [String]) {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt8(ascii: "["))
        JSONWriter.writeString(name, to: &buffer)
        for argument in encodedArguments {
            buffer.writeInteger(UInt8(ascii: ","))
            buffer.writeString(argument)
        }
        buffer.writeInteger(UInt8(ascii: "]"))
        self.init(json: buffer)
    }

    /// Takes a whole event, `["name",…]`, that is JSON text already; it is not checked.
    public init(encoded array: String) {
        self.init(json: ByteBuffer(string: array))
    }

    private init(json: ByteBuffer) {
        self.json = json
        mainFrame = PacketEncoder.packet(.event, namespace: "/", id: nil, payload: json)
    }

    func frame(namespace: String, id: Int? = nil) -> Frame {
        if id == nil, namespace == "/" { return mainFrame }
        return PacketEncoder.packet(.event, namespace: namespace, id: id, payload: json)
    }
}
