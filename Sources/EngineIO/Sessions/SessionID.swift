/// Makes ids nobody can guess: 144 random bits from the system's generator, as 24 characters that are safe in URLs.
public enum SessionID {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// A new id.
    public static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(unsafeUninitializedCapacity: 24) { text in
            for group in 0..<3 {
                var bits = generator.next()
                for index in 0..<8 {
                    text[group * 8 + index] = alphabet[Int(bits & 0x3F)]
                    bits >>= 6
                }
            }
            return 24
        }
    }
}
