import ArgumentParser
import Configuration
import Roost

extension RateLimits {
    /// The limits as they are configured; none when `rate.limits` is `off`.
    /// - Throws: `ValidationError` in words for whoever typed it.
    init?(_ reader: ConfigReader) throws {
        let isOn = reader.string(forKey: "rate.limits", default: "on")
        guard ["on", "off"].contains(isOn) else { throw ValidationError("Rate limits are on or off.") }
        self.init()
        let limits = reader.scoped(to: "limits")
        let (requests, failures) = (limits.scoped(to: "requests"), limits.scoped(to: "failures"))
        user = try requests.limit("user", like: user)
        address = try requests.limit("address", like: address)
        account = try failures.limit("account", like: account)
        origin = try failures.limit("address", like: origin)
        codes = try failures.limit("codes", like: codes)
        if isOn == "off" { return nil }
    }
}

extension MessagePace {
    /// The pace as it is configured.
    /// - Throws: `ValidationError` in words for whoever typed it.
    init(_ reader: ConfigReader) throws {
        self.init()
        let usual = RateLimit("messages", messages, in: span)
        let limit = try reader.scoped(to: "limits.messages").limit("count", like: usual)
        (messages, span) = (limit.most, limit.span)
    }
}

extension ConfigReader {
    /// So many by their key, in so many `seconds`.
    fileprivate func limit(_ key: String, like usual: RateLimit) throws -> RateLimit {
        var limit = usual
        limit.most = int(forKey: ConfigKey(key), default: usual.most)
        let seconds = int(forKey: "seconds", default: Int(usual.span.components.seconds))
        guard limit.most >= 1, (1...86_400).contains(seconds) else {
            throw ValidationError("A rate limit is at least 1, in 1 to 86400 seconds.")
        }
        limit.span = .seconds(seconds)
        return limit
    }
}
