import NIOCore

/// Where and how a client connects.
struct SocketIOClientTarget: Sendable {
    let host: String
    let port: Int
    let headers: [(String, String)]
    let group: any EventLoopGroup

    /// A request's head, ready to be written.
    func head(_ method: String, _ query: String, _ more: [(String, String)]) -> String {
        let all = [("Host", "\(host):\(port)")] + headers + more
        let lines = all.map { "\($0.0): \($0.1)\r\n" }.joined()
        return "\(method) /socket.io/?EIO=4&\(query) HTTP/1.1\r\n\(lines)\r\n"
    }
}

/// What a link hands to its client.
enum SocketIOClientReceived: Sendable {
    case packet(String)
    case ended
}

/// A transport seen from the client: packets as text, in order.
protocol SocketIOClientLink: Sendable {
    var loop: any EventLoop { get }
    func start(_ receive: @escaping @Sendable (SocketIOClientReceived) -> Void)
    func send(_ packet: String)
    func close()
    func drop()
}

/// What ended.
package enum SocketIOClientEnd: Sendable, Equatable {
    /// The server put this socket out of its namespace.
    case namespace
    /// The connection is gone.
    case transport
}

/// Why a client could not do what a test asked for.
package enum SocketIOClientError: Error, Equatable {
    /// The server answered the handshake with this status and body.
    case status(Int, String)
    /// The server sent `connect_error` with this JSON.
    case refused(String)
    case tooSlow
    case closed(SocketIOClientEnd)
}
