public import ServiceLifecycle

/// Run behind the server that it is mounted in, so that clients are let go while requests are still answered; a `listener` needs
/// no such service.
///
/// ```
/// let app = Application(router: router, server: .socketIO(server))
/// let services: [any Service] = [app, server]  // the last one stops first
/// try await ServiceGroup(services: services, gracefulShutdownSignals: [.sigterm], logger: logger).run()
/// ```
extension Server: Service {
    /// Waits for graceful shutdown; then calls the handlers of `onShutdown` and closes all connections, spread over
    /// `drainTime`, and returns when they are gone.
    /// - Throws: `CancellationError` when it is cancelled.
    public func run() async throws {
        try await gracefulShutdown()
        await engine.drain()
    }
}
