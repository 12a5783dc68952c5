import Logging
import Synchronization

extension Namespace {
    /// Adds a step that each socket passes before the connect answer; what it throws refuses the socket.
    ///
    /// The client hears a `ConnectionError` in its own words, and of any other error only "Internal error".
    public func use(_ middleware: @escaping Middleware) {
        state.withLock { $0.middleware.append(middleware) }
    }

    /// Calls `handler` for each socket that passed, just before the connect answer: no event can be missed.
    ///
    /// It may run on an event loop, so it must not block.
    public func onConnection(_ handler: @escaping @Sendable (Socket) -> Void) {
        state.withLock { $0.onConnection.append(handler) }
    }

    /// Lets a socket in when every middleware agrees.
    func connect(_ socket: Socket, recovering recovered: RecoveredSession? = nil) {
        members.add(socket)
        let middleware = state.withLock { $0.middleware }
        guard !middleware.isEmpty || recovered != nil else { return accept(socket) }
        // Ends with the last middleware; a socket that is gone by then is not accepted.
        Task {
            do {
                if let recovered { await recover(socket, recovered) }
                let skips = socket.isRecovered && recovery?.skipsMiddleware == true
                for step in skips ? [] : middleware { try await step(socket) }
                accept(socket)
            } catch let error as ConnectionError {
                refuse(socket, error)
            } catch {
                logger.error("middleware failed", metadata: metadata(of: socket, error))
                refuse(socket, ConnectionError(message: "Internal error"))
            }
        }
    }

    /// Enters the rooms first and asks for what was missed then: an event is in one of the two, or is known as in both.
    private func recover(_ socket: Socket, _ recovered: RecoveredSession) async {
        members.join(socket, rooms: recovered.session.rooms)
        if let missed = await recovery?.missed(recovered) {
            socket.recover(recovered.session, missed)
        } else {
            members.leave(socket, rooms: recovered.session.rooms)
        }
    }

    private func accept(_ socket: Socket) {
        for handler in state.withLock({ $0.onConnection }) { handler(socket) }
        guard socket.accept() else { return }
        metrics.connected()
        socket.connection.session.admit()
    }

    private func refuse(_ socket: Socket, _ error: ConnectionError) {
        logger.warning("connection refused", metadata: metadata(of: socket, error.message))
        metrics.refused()
        socket.connection.leave(socket)
        socket.finish(.serverNamespaceDisconnect)
        let answer = PacketEncoder.connectError(namespace: name, message: error.message, data: error.data)
        socket.connection.session.send(answer)
    }

    private func metadata(of socket: Socket, _ error: Any) -> Logger.Metadata {
        ["correlation-id": "\(socket.handshake.correlationID)", "namespace": "\(name)", "error": "\(error)"]
    }
}
