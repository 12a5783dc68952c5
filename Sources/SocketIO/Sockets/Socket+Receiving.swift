import Logging
import Synchronization

extension Socket {
    func receive(_ name: String, _ arguments: [JSON], ackID: Int?) {
        namespace.metrics.received()
        let acknowledge = ackID.map { Acknowledgement(socket: self, id: $0) }
        let event = IncomingEvent(name: name, arguments: arguments, acknowledge: acknowledge)
        let (mustRun, mustPause) = state.withLock { state -> (Bool, Bool) in
            let mustRun = state.inbox.append(.event(event))
            guard state.inbox.count >= Inbox.limit, !state.isPaused else { return (mustRun, false) }
            state.isPaused = true
            return (mustRun, true)
        }
        if mustPause { connection.session.pause() }
        if mustRun { runInbox() }
    }

    func receiveAck(_ id: Int, _ arguments: [JSON]) {
        state.withLock { $0.acks.take(id) }?.resume(returning: arguments)
    }

    func runInbox() {
        // Ends when the inbox is empty; a socket that is gone has only its disconnect left in it. Starts where it is:
        // a handler that does not wait costs no change of threads.
        Task.immediate {
            while let item = takeItem() { await handle(item) }
        }
    }

    private func takeItem() -> Inbox.Item? {
        let (item, mustResume) = state.withLock { state -> (Inbox.Item?, Bool) in
            let item = state.inbox.next()
            guard state.isPaused, state.inbox.count < Inbox.limit / 2 else { return (item, false) }
            state.isPaused = false
            return (item, true)
        }
        if mustResume { connection.session.resume() }
        return item
    }

    private func handle(_ item: Inbox.Item) async {
        switch item {
        case .event(let event): await handle(event)
        case .disconnect(let end):
            let own = state.withLock { $0.handlers.disconnect }
            for handler in namespace.handlers.disconnect + own { await handler(self, end) }
            state.withLock { $0.handlers = Handlers() }
        }
    }

    private func handle(_ event: IncomingEvent) async {
        let shared = namespace.handlers
        let (middleware, own) = state.withLock { ($0.handlers.middleware, $0.handlers.take(event.name)) }
        for step in shared.middleware + middleware {
            guard await run(step, event) else { return }
        }
        for handler in shared.matching(event.name) + own { await run(handler, event) }
    }

    /// False when the handler failed; the ack then says why.
    @discardableResult
    private func run(_ handler: Handlers.EventHandler, _ event: IncomingEvent) async -> Bool {
        do {
            try await handler(self, event)
            return true
        } catch let error as EventError {
            event.acknowledge?(error.json)
        } catch {
            namespace.logger.error(
                "a handler failed",
                metadata: ["event": "\(event.name)", "socket": "\(id)", "error": "\(error)"]
            )
            event.acknowledge?(EventError(message: "Internal error").json)
        }
        return false
    }
}
