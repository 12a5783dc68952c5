/// Keeps those slow who guess passwords, PINs and family codes.
package struct TryGuard: Sendable {
    private let limits: RateLimits?
    private let store: any RateStore
    private let world: World

    /// By these limits; none lets everybody try for ever.
    init(_ limits: RateLimits?, _ store: any RateStore, _ world: World) {
        self.limits = limits
        self.store = store
        self.world = world
    }

    /// Lets somebody try to get into an account.
    /// - Throws: `AccountRefusal.tooManyTries`; what the try throws.
    func signIn<Answer>(
        to account: String?,
        from address: String?,
        _ attempt: () async throws -> Answer
    ) async throws -> Answer {
        guard let limits else { return try await attempt() }
        return try await guarding(address, by: limits.origin) {
            try await guarding(account, by: limits.account, attempt)
        }
    }

    /// Lets somebody ask for the family of a code.
    /// - Throws: `AccountRefusal.tooManyTries`; what the try throws.
    func code<Answer>(from address: String?, _ attempt: () async throws -> Answer) async throws -> Answer {
        guard let limits else { return try await attempt() }
        return try await guarding(address, by: limits.codes, attempt)
    }

    private func guarding<Answer>(
        _ key: String?,
        by limit: RateLimit,
        _ attempt: () async throws -> Answer
    ) async throws -> Answer {
        guard let key else { return try await attempt() }
        do {
            try await store.begin(key, of: limit, at: world.now())
        } catch let refusal as RateLimit.Refusal {
            throw AccountRefusal.tooManyTries(refusal)
        }
        do {
            let answer = try await attempt()
            await store.end(key, of: limit, .passed, at: world.now())
            return answer
        } catch {
            await store.end(key, of: limit, Self.isWrong(error) ? .failed : .undecided, at: world.now())
            throw error
        }
    }

    private static func isWrong(_ error: any Error) -> Bool {
        switch error as? AccountRefusal {
        case .wrongCredentials, .wrongPIN, .lockedPIN, .wrongPassword, .unknownFamilyCode: true
        default: false
        }
    }
}
