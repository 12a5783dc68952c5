/// Hears what a session receives; called on an event loop, so it must not block.
public protocol SessionDelegate: AnyObject, Sendable {
    /// The client sent a message; messages of one session come in order, one at a time.
    func session(_ session: Session, received message: Message)

    /// The session is closed next, because the server stops; what is sent now still goes out.
    func sessionWillShutDown(_ session: Session)

    /// The session is over; nothing follows.
    func session(_ session: Session, closed reason: DisconnectReason)
}

extension SessionDelegate {
    /// Says nothing.
    public func sessionWillShutDown(_ session: Session) {}
}
