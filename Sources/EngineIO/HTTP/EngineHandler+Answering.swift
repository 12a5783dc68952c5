import NIOCore
import NIOHTTP1

extension EngineHandler {
    static let preflightHeaders: HTTPHeaders = [
        "Access-Control-Allow-Methods": "GET,POST", "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": "600",
    ]

    func refuse(_ refusal: Refusal, keepAlive: Bool = true) {
        engine.metrics.refused(refusal)
        let body = ByteBuffer(string: refusal.body)
        write(refusal.status, type: "application/json", body: body, keepAlive: keepAlive)
    }

    func write(
        _ status: HTTPResponseStatus,
        type: String = "text/plain; charset=UTF-8",
        extra: HTTPHeaders = [:],
        body: ByteBuffer?,
        keepAlive: Bool = true
    ) {
        guard let context else { return }
        let closes = !keepAlive || isQuiescing || current?.isKeepAlive == false
        var headers = extra
        addCORS(&headers)
        if closes { headers.add(name: "Connection", value: "close") }
        headers.add(name: "Cache-Control", value: "no-store")
        if let body {
            headers.add(name: "Content-Type", value: type)
            headers.add(name: "Content-Length", value: String(body.readableBytes))
        }
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body, current?.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: closes ? written : nil)
        guard closes else {
            if !isNeighbourReady { startDeadline() }
            return written.succeed()
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in bound.value.close(promise: nil) }
    }

    private func addCORS(_ headers: inout HTTPHeaders) {
        guard let origin = current?.headers.first(name: "origin"),
            engine.configuration.origins.allows(origin: origin, host: current?.headers.first(name: "host"))
        else { return }
        headers.add(name: "Access-Control-Allow-Origin", value: origin)
        headers.add(name: "Access-Control-Allow-Credentials", value: "true")
        headers.add(name: "Vary", value: "Origin")
    }
}
