/// Why a WebSocket's bytes are refused, as the close code it gets (RFC 6455, section 7.4.1).
package struct WebSocketError: Error, Equatable {
    /// The status code of the close frame.
    package let closeCode: UInt16
    /// What was wrong, as the close frame says it.
    package let message: String

    static func violation(_ message: String) -> WebSocketError { WebSocketError(closeCode: 1002, message: message) }
    static let invalidUTF8 = WebSocketError(closeCode: 1007, message: "invalid UTF-8")
    static let tooLarge = WebSocketError(closeCode: 1009, message: "message too large")
    static let unfinished = WebSocketError(closeCode: 1008, message: "message took too long")
    static let tooManyFragments = WebSocketError(closeCode: 1008, message: "too many fragments")
}
