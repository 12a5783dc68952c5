import Roost

/// A sign-in as its owner sees it: `{id, createdAt, seenAt, expiresAt, isCurrent, browser?, system?}`.
struct SignInAnswer: Codable {
    private let id: SignIn.ID
    private let createdAt: Timestamp
    private let seenAt: Timestamp
    private let expiresAt: Timestamp
    /// The one that asks.
    private let isCurrent: Bool
    /// `Firefox`, as far as it told.
    private let browser: String?
    /// `Android`, as far as it told.
    private let system: String?

    init(_ signIn: SignIn, current: SignIn.ID) {
        id = signIn.id
        createdAt = signIn.createdAt
        seenAt = signIn.seenAt
        expiresAt = signIn.expiresAt
        isCurrent = signIn.id == current
        let device = Device(userAgent: signIn.userAgent)
        (browser, system) = (device.browser, device.system)
    }
}
