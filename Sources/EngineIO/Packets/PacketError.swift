/// Why bytes from a client are no packet; it always ends the session.
package struct PacketError: Error, Equatable {
    /// The kind of mistake.
    package enum Code: Sendable {
        case empty
        case unknownType
        case invalidUTF8
        case invalidBase64
        case tooManyPackets
    }

    /// What was wrong.
    package let code: Code

    init(_ code: Code) {
        self.code = code
    }
}
