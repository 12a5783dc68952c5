import HTTPTypes
import Hummingbird
import Roost

/// Counts requests against one limit, and says in the answer how many are left.
struct RequestCounter: Sendable {
    private let limit: RateLimit?
    private let rates: any RateStore
    private let world: World

    /// Without a limit nothing is counted.
    init(_ services: Services, _ limit: RateLimit?) {
        self.limit = limit
        rates = services.rates
        world = services.world
    }

    /// - Throws: `Problem` 429 when none is left; what answering throws.
    func counting(_ key: String, _ answer: () async throws -> Response) async throws -> Response {
        guard let limit else { return try await answer() }
        let standing: RateLimit.Standing
        do {
            standing = try await rates.take(key, of: limit, at: world.now())
        } catch let refusal as RateLimit.Refusal {
            throw Problem.rateLimited("That’s more than Roost takes at once.", refusal)
        }
        var response = try await answer()
        response.headers.append(HTTPField(name: .rateLimitPolicy, value: limit.policy))
        response.headers.append(HTTPField(name: .rateLimit, value: limit.left(standing.remaining, standing.seconds)))
        return response
    }
}

extension RateLimit {
    /// As `RateLimit-Policy` says it (IETF draft "RateLimit header fields for HTTP"): `"user";q=1000;w=300`.
    var policy: String { "\"\(name)\";q=\(most);w=\(span.components.seconds)" }

    /// As `RateLimit` says it: `"user";r=999;t=300`.
    func left(_ remaining: Int, _ seconds: Int) -> String { "\"\(name)\";r=\(remaining);t=\(seconds)" }
}

extension Problem {
    /// Too much in too short a time: when to come again, in words and in header fields.
    static func rateLimited(_ why: String, _ refusal: RateLimit.Refusal) -> Problem {
        let seconds = refusal.seconds
        let when = seconds < 90 ? seconds == 1 ? "a second" : "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
        return Problem(.tooManyRequests, "rate_limited", "\(why) Try again in \(when).").waiting(seconds, refusal.limit)
    }

    /// With when to come again: in the body, in `Retry-After`, and in the header fields of the draft.
    func waiting(_ seconds: Int, _ limit: RateLimit) -> Problem {
        var problem = with("retryAfter", seconds)
        problem.headers[.retryAfterSeconds] = String(seconds)
        problem.headers[.rateLimitPolicy] = limit.policy
        problem.headers[.rateLimit] = limit.left(0, seconds)
        return problem
    }
}
