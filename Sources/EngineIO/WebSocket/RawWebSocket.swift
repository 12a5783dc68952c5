package import NIOCore

/// A WebSocket whose messages go to a closure: the framing of this library without Engine.IO, as conformance suites want it.
package final class RawWebSocket: WebSocketHandler {
    private let onMessage: (RawWebSocket, Message) -> Void

    /// Messages of at most `limit` bytes, in at most `maxFragments` frames.
    package init(
        on loop: any EventLoop,
        limit: Int,
        maxFragments: Int,
        onMessage: @escaping (RawWebSocket, Message) -> Void
    ) {
        self.onMessage = onMessage
        super.init(
            home: EngineLoop(loop: loop, number: 1, resolution: .seconds(1)),
            decoder: WebSocketDecoder(limit: limit, maxFragments: maxFragments)
        )
    }

    override package func received(_ message: Message) {
        onMessage(self, message)
    }

    /// Sends a message in one frame.
    package func send(_ message: Message) {
        switch message {
        case .text(let text): write(opcode: 0x81, text)
        case .binary(let bytes): write(opcode: 0x82, bytes)
        }
    }
}
