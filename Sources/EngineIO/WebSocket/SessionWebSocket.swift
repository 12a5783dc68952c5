import NIOCore

/// The WebSocket of a session, or one that tries to replace the polling of a session.
final class SessionWebSocket: WebSocketHandler {
    private enum Role {
        case none
        /// Carries this session.
        case carrying(Session)
        /// Tries to replace the polling of this session.
        case trying(Session)
    }

    private var role = Role.none

    /// Opens a session, or joins the one with this id; call it once the handshake's answer is written.
    func begin(_ engine: Engine, _ handshake: Handshake, sid: String?) {
        let link = WebSocketLink(self)
        guard let sid else {
            let session = engine.open(handshake, over: link, on: home)
            role = .carrying(session)
            return write(engine.openPacket(for: session, upgrades: false))
        }
        guard let session = engine.session(sid), session.openUpgrade(link) else {
            return close(code: 1000, reason: "session is taken")
        }
        role = .trying(session)
    }

    override func received(_ message: Message) {
        switch role {
        case .carrying(let session): carry(message, session)
        case .trying(let session): tryUpgrade(message, session)
        case .none: break
        }
    }

    private func carry(_ message: Message, _ session: Session) {
        do throws(PacketError) {
            guard session.received(try packet(message)) else { return disconnect() }
        } catch {
            session.close(.parseError, orderly: false)
        }
    }

    private func packet(_ message: Message) throws(PacketError) -> Packet {
        switch message {
        case .text(let text): try Packet(text: text)
        case .binary: .message(message)
        }
    }

    private func tryUpgrade(_ message: Message, _ session: Session) {
        switch try? packet(message) {
        case .ping(let content) where content == ByteBuffer(string: "probe"):
            guard session.probe() else { return refuseUpgrade(session) }
            write(.probeAnswer)
        case .upgrade:
            role = .carrying(session)
            guard session.completeUpgrade(on: home) else { return refuseUpgrade(session) }
        default: refuseUpgrade(session)
        }
    }

    private func refuseUpgrade(_ session: Session) {
        role = .none
        session.upgradeGone()
        close(code: 1002, reason: "upgrade out of order")
    }

    override func ended(_ end: WebSocketEnd) {
        let last = role
        role = .none
        switch last {
        case .carrying(let session):
            session.close(end == .failed ? .transportError : .transportClose, orderly: false)
        case .trying(let session): session.upgradeGone()
        case .none: break
        }
    }

    override func writabilityChanged(_ isWritable: Bool) {
        guard case .carrying(let session) = role else { return }
        session.writabilityChanged(isWritable)
    }

    override func quiesce() {
        switch role {
        case .carrying(let session): session.engine.retire(session, on: home.loop)
        case .trying(let session): refuseUpgrade(session)
        case .none: super.quiesce()
        }
    }
}
