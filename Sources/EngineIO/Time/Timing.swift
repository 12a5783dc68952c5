import NIOCore

/// The spans a session lives by, in the event loop's units.
struct Timing: Sendable {
    let pingInterval: TimeAmount
    let pingTimeout: TimeAmount
    let upgradeTimeout: TimeAmount
    let connectTimeout: TimeAmount
    let messageTimeout: TimeAmount

    init(_ configuration: Engine.Configuration) {
        pingInterval = TimeAmount(configuration.pingInterval)
        pingTimeout = TimeAmount(configuration.pingTimeout)
        upgradeTimeout = TimeAmount(configuration.upgradeTimeout)
        connectTimeout = TimeAmount(configuration.connectTimeout)
        messageTimeout = TimeAmount(configuration.messageTimeout)
    }

    /// How exactly the wheel keeps time: a twentieth of the shorter span, from 5 to 250 ms.
    var resolution: TimeAmount {
        let twentieth = min(pingInterval, pingTimeout).nanoseconds / 20
        return .nanoseconds(min(max(twentieth, 5_000_000), 250_000_000))
    }
}
