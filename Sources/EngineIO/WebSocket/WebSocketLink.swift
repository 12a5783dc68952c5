import NIOCore

/// A session's way to its WebSocket from any thread: one reference, so that handing it on costs little.
///
/// Sendable because the WebSocket is touched on the loop of `home` only, and `home` never changes.
struct WebSocketLink: @unchecked Sendable {
    private let webSocket: SessionWebSocket

    /// Made by the WebSocket, on its loop.
    init(_ webSocket: SessionWebSocket) {
        self.webSocket = webSocket
    }

    /// The loop of the WebSocket's channel.
    var loop: any EventLoop { webSocket.home.loop }

    /// Writes a frame; it is flushed at the end of the loop's turn, or with `flushing` at once. Call it on the loop.
    func write(_ frame: Frame, flushing: Bool = false) {
        webSocket.write(frame, flushing: flushing)
    }

    /// Writes what is left, then closes with the code for `reason`.
    func finish(_ frames: [Frame], reason: DisconnectReason) {
        onLoop { handler in
            for frame in frames { handler.write(frame) }
            handler.close(code: closeCode(for: reason), reason: reason.description)
        }
    }

    /// Stops or resumes reading.
    func setReading(_ isReading: Bool) {
        onLoop { $0.setReading(isReading) }
    }

    /// Closes the WebSocket.
    func close(code: UInt16, reason: String) {
        onLoop { $0.close(code: code, reason: reason) }
    }

    private func onLoop(_ action: @escaping @Sendable (SessionWebSocket) -> Void) {
        webSocket.home.run { action(webSocket) }
    }
}

/// The close code that tells a client why (RFC 6455, section 7.4.1).
private func closeCode(for reason: DisconnectReason) -> UInt16 {
    switch reason {
    case .serverShuttingDown: 1001
    case .parseError: 1002
    case .slowConsumer: 1008
    default: 1000
    }
}
