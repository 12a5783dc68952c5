import NIOCore
import NIOPosix
import Synchronization

/// A client's long polling: one request per connection, polls and posts each one after another.
final class PollingClientLink: SocketIOClientLink {
    let loop: any EventLoop
    private let target: SocketIOClientTarget
    private let query: String
    private let state = Mutex(State())

    private struct State {
        var outgoing: [String] = []
        var isPosting = false
        var isOver = false
        /// The connection of the poll that waits.
        var poll: (any Channel)?
    }

    private init(target: SocketIOClientTarget, sid: String) {
        self.target = target
        query = "transport=polling&sid=\(sid)"
        loop = target.group.any()
    }

    static func open(_ target: SocketIOClientTarget) async throws -> PollingClientLink {
        let body = try await request(target, "GET", "transport=polling", body: "")
        guard let start = body.firstRange(of: "\"sid\":\""), body.hasPrefix("0") else {
            throw SocketIOClientError.status(200, body)
        }
        return PollingClientLink(target: target, sid: String(body[start.upperBound...].prefix { $0 != "\"" }))
    }

    func start(_ receive: @escaping @Sendable (SocketIOClientReceived) -> Void) {
        // Ends when the session does: a poll is then refused.
        Task {
            do {
                while !state.withLock({ $0.isOver }) {
                    let body = try await Self.request(target, "GET", query, body: "", onOpen: opened)
                    for packet in body.split(separator: "\u{1E}") { receive(.packet(String(packet))) }
                    if body.split(separator: "\u{1E}").contains("1") { break }
                }
            } catch {
                // The end of the session is reported below, whatever ended it.
            }
            receive(.ended)
        }
    }

    func send(_ packet: String) {
        let mustStart = state.withLock { state -> Bool in
            state.outgoing.append(packet)
            defer { state.isPosting = true }
            return !state.isPosting
        }
        guard mustStart else { return }
        // Ends when nothing is left to send.
        Task {
            while let body = takeBody() {
                do { _ = try await Self.request(target, "POST", query, body: body) } catch { return }
            }
        }
    }

    private func takeBody() -> String? {
        state.withLock { state in
            guard !state.outgoing.isEmpty else {
                state.isPosting = false
                return nil
            }
            defer { state.outgoing = [] }
            return state.outgoing.joined(separator: "\u{1E}")
        }
    }

    func close() {
        state.withLock { $0.isOver = true }
        send("1")
    }

    func drop() {
        let poll = state.withLock { state in
            state.isOver = true
            return state.poll.take()
        }
        poll?.close(promise: nil)
    }

    private func opened(_ channel: any Channel) {
        let isOver = state.withLock { state in
            state.poll = channel
            return state.isOver
        }
        if isOver { channel.close(promise: nil) }
    }

    private static func request(
        _ target: SocketIOClientTarget,
        _ method: String,
        _ query: String,
        body: String,
        onOpen: (any Channel) -> Void = { _ in }
    ) async throws -> String {
        let head = target.head(method, query, [("Connection", "close"), ("Content-Length", "\(body.utf8.count)")])
        let channel = try await ClientBootstrap(group: target.group)
            .connect(host: target.host, port: target.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let reader = AnswerReader(answer: channel.eventLoop.makePromise())
                    try channel.pipeline.syncOperations.addHandler(reader)
                    return (channel, reader.answer.futureResult)
                }
            }
        onOpen(channel.0)
        channel.0.writeAndFlush(ByteBuffer(string: head + body), promise: nil)
        let text = try await channel.1.get()
        let status = Int(text.dropFirst(9).prefix(3)) ?? 0
        let content = text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
        guard status == 200 else { throw SocketIOClientError.status(status, content) }
        return content
    }
}

/// Collects an answer until the server closes the connection.
private final class AnswerReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    let answer: EventLoopPromise<String>
    private var text = ByteBuffer()

    init(answer: EventLoopPromise<String>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        text.writeBuffer(&bytes)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        answer.succeed(String(buffer: text))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }
}
