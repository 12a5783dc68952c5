import NIOHTTP1

/// An answer that turns a request away, with the codes and texts Engine.IO servers use.
struct Refusal: Sendable, Equatable {
    let code: Int
    let message: String
    let status: HTTPResponseStatus

    private init(_ code: Int, _ message: String, _ status: HTTPResponseStatus = .badRequest) {
        self.code = code
        self.message = message
        self.status = status
    }

    static let unknownTransport = Refusal(0, "Transport unknown")
    static let unknownSession = Refusal(1, "Session ID unknown")
    static let badMethod = Refusal(2, "Bad handshake method")
    static let badRequest = Refusal(3, "Bad request")
    static let forbidden = Refusal(4, "Forbidden", .forbidden)
    static let unsupportedVersion = Refusal(5, "Unsupported protocol version")
    static let tooLarge = Refusal(3, "Payload too large", .payloadTooLarge)
    static let tooManyConnections = Refusal(3, "Too many connections", .serviceUnavailable)
    static let shuttingDown = Refusal(3, "Server shutting down", .serviceUnavailable)

    static let all = [
        unknownTransport, unknownSession, badMethod, badRequest, forbidden, unsupportedVersion, tooLarge,
        tooManyConnections, shuttingDown,
    ]

    /// The JSON body.
    var body: String { #"{"code":\#(code),"message":"\#(message)"}"# }
}
