import CryptoExtras
import FoundationEssentials

/// Turns passwords into scrypt hashes (RFC 7914), on a thread of its own so that no event loop waits.
package struct PasswordHasher: Sendable {
    /// How much work and memory one hash takes.
    package struct Cost: Sendable, Equatable {
        /// N, a power of two: memory is 128 · N · r bytes.
        package let rounds: Int
        /// r.
        package let blockSize: Int
        /// p.
        package let parallelism: Int

        /// A cost by scrypt's three numbers.
        package init(rounds: Int, blockSize: Int, parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// OWASP's figure for a small machine: 8 MiB (N = 2^13, r = 8, p = 10).
        package static let owasp = Cost(rounds: 1 << 13, blockSize: 8, parallelism: 10)

        /// A 160th of that work: a program without optimisation needs a second for `owasp`. Only for passwords that protect nothing.
        package static let development = Cost(rounds: 1 << 9, blockSize: 8, parallelism: 1)
    }

    private let cost: Cost
    private let thread = HashingThread()

    /// A hasher that hashes new passwords at this cost; old ones are verified at the cost they were hashed with.
    package init(cost: Cost = .owasp) {
        self.cost = cost
    }

    /// The hash to store: `scrypt$N$r$p$salt$hash`, numbers decimal, bytes hexadecimal.
    package func hash(_ password: String, salt: [UInt8]) async throws -> String {
        let cost = cost
        return try await thread.run {
            let hash = try Self.derive(password, salt: salt, cost: cost)
            let numbers = [cost.rounds, cost.blockSize, cost.parallelism].map(String.init)
            return (["scrypt"] + numbers + [salt.hexadecimal, hash.hexadecimal]).joined(separator: "$")
        }
    }

    /// Whether the password has that hash. No hash takes as long as a wrong password, and is false.
    package func verify(_ password: String, against stored: String?) async throws -> Bool {
        let parts = stored?.split(separator: "$") ?? []
        guard parts.count == 6, let salt = [UInt8](hexadecimal: parts[4]),
            let expected = [UInt8](hexadecimal: parts[5]),
            let rounds = Int(parts[1]), let blockSize = Int(parts[2]), let parallelism = Int(parts[3])
        else {
            _ = try await hash(password, salt: Array(repeating: 0, count: 16))
            return false
        }
        let cost = Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return try await thread.run {
            try Self.derive(password, salt: salt, cost: cost).equalsInConstantTime(expected)
        }
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: cost.rounds,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism,
            maxMemory: 256 * cost.rounds * cost.blockSize + (1 << 20)
        )
        return key.withUnsafeBytes(Array.init)
    }
}
