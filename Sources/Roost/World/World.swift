import FoundationEssentials

/// Where time, chance and identity come from: handed to each service, so that a test can turn the clock.
package struct World: Sendable {
    /// The current instant.
    package let now: @Sendable () -> Timestamp
    /// That many bytes nobody can guess.
    package let randomBytes: @Sendable (Int) -> [UInt8]

    /// A world with a clock and a source of chance of its own.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        randomBytes: @escaping @Sendable (Int) -> [UInt8] = World.systemBytes
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// The machine's clock and its cryptographic random numbers.
    package static let system = World(now: { Timestamp(Date()) })

    /// Bytes from the system's cryptographic generator.
    @Sendable
    package static func systemBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        // A word at a time: each is a call into the kernel.
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes += $0.prefix(count - bytes.count) }
        }
        return bytes
    }

    /// A new id, later in order than those of earlier milliseconds.
    package func newID<Of>(at instant: Timestamp) -> Identifier<Of> {
        Identifier(at: instant, chance: randomBytes(10))
    }
}
