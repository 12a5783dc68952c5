/// The limits of an installation; the pace of messages stands by itself.
package struct RateLimits: Sendable, Equatable {
    /// Requests of one person.
    package var user = RateLimit("user", 1_000, in: .seconds(300))
    /// Requests from one address.
    package var address = RateLimit("address", 3_000, in: .seconds(300))
    /// Failed sign-ins to one account, whoever tries.
    package var account = RateLimit("sign-in-account", 10, in: .seconds(900), patience: 3)
    /// Failed sign-ins from one address, whatever the account. A family shares one, so nobody waits for another's mistake.
    package var origin = RateLimit("sign-in-address", 50, in: .seconds(900))
    /// Codes of no family, asked for from one address.
    package var codes = RateLimit("family-code", 20, in: .seconds(900))

    /// The usual limits.
    package init() {}
}
