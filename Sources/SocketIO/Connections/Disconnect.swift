import EngineIO

/// The end of a socket, as its handlers hear of it.
struct Disconnect: Sendable {
    let reason: DisconnectReason
    /// The rooms it was in until then.
    let rooms: Set<String>
}
