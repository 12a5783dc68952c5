/// Why text from a client is no Socket.IO packet; it always ends the connection.
package struct PacketError: Error, Equatable {
    /// The kind of mistake.
    package enum Code: Sendable {
        case unknownType
        case badNamespace
        case badID
        case badPayload
        case badAttachments
        case reservedName
    }

    /// What was wrong.
    package let code: Code

    init(_ code: Code) {
        self.code = code
    }
}
