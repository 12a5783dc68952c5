import HTTPTypes

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let fetchDestination = HTTPField.Name("Sec-Fetch-Dest")!
    static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let retryAfter = HTTPField.Name("Retry-After")!
    static let rateLimit = HTTPField.Name("RateLimit")!
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")!
    static let idempotency = HTTPField.Name("Idempotency-Key")!
    static let correlation = HTTPField.Name("X-Correlation-Id")!
    static let referrer = HTTPField.Name("Referrer-Policy")!
    static let opener = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
