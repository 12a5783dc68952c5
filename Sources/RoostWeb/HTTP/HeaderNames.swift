import HTTPTypes

extension HTTPField.Name {
    /// Names a request in its answer and in the log.
    static var correlationID: Self { known("X-Correlation-Id") }
    /// Fetch Metadata: how the page that asks relates to this server.
    static var secFetchSite: Self { known("Sec-Fetch-Site") }
    /// Fetch Metadata: what the browser wants it for.
    static var secFetchDest: Self { known("Sec-Fetch-Dest") }
    /// The scheme the browser used towards a proxy.
    static var forwardedProto: Self { known("X-Forwarded-Proto") }
    /// The addresses a proxy serves, the one it saw last.
    static var forwardedFor: Self { known("X-Forwarded-For") }
    /// What a proxy did to a request (RFC 7239).
    static var forwarded: Self { known("Forwarded") }
    /// The client's name for one mutation, the same for each repeat of it.
    static var idempotencyKey: Self { known("Idempotency-Key") }
    /// Says that this is the first answer again.
    static var idempotentReplayed: Self { known("Idempotent-Replayed") }
    /// How long to wait before asking again, in seconds.
    static var retryAfterSeconds: Self { known("Retry-After") }
    /// How many requests are left until when.
    static var rateLimit: Self { known("RateLimit") }
    /// How many requests there are in how long.
    static var rateLimitPolicy: Self { known("RateLimit-Policy") }
    /// Whose doing a browser sends: refused when its cookie is somebody else's by now.
    static var roostUser: Self { known("Roost-User") }
    static var referrerPolicy: Self { known("Referrer-Policy") }
    static var crossOriginOpenerPolicy: Self { known("Cross-Origin-Opener-Policy") }

    private static func known(_ name: String) -> Self {
        guard let name = Self(name) else { preconditionFailure("\(name) is no field name") }
        return name
    }
}
