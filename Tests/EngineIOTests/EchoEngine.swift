import EngineIO
import Logging
import NIOCore

/// Keeps what a session receives.
final class Recorder: SessionDelegate {
    package func session(_ session: Session, received message: Message) {
        // Echoes, so that a test sees what arrived.
        switch message {
        case .text(let text): session.send(Frame(text: String(buffer: text)))
        case .binary(let bytes): session.send(Frame(binary: bytes))
        }
    }

    package func session(_ session: Session, closed reason: DisconnectReason) {}
}

/// An engine that echoes.
func echoEngine(_ change: (inout Engine.Configuration) -> Void = { _ in }) -> Engine {
    var configuration = Engine.Configuration()
    change(&configuration)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return Engine(configuration: configuration, logger: logger) { _ in Recorder() }
}
