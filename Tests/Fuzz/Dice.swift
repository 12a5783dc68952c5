/// Random choices that are the same in every run with the same seed (SplitMix64).
struct Dice {
    private var state: UInt64

    /// The dice of one execution: those of any other are independent of them.
    init(seed: UInt64, execution: UInt64) {
        state = seed &+ execution &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0, smaller than `limit`.
    mutating func below(_ limit: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(limit, 1))).high)
    }

    /// True once in `count` times.
    mutating func once(in count: Int) -> Bool { below(count) == 0 }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next() >> 32) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Up to `limit` bytes of any kind.
    mutating func bytes(upTo limit: Int) -> [UInt8] {
        (0..<below(limit + 1)).map { _ in byte() }
    }

    /// Up to `limit` characters, those at the edges of UTF-8 and of JSON more often than others.
    mutating func text(upTo limit: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<below(limit + 1) {
            if once(in: 4) { text.append(pick(Self.edges)) } else { text.append(Unicode.Scalar(UInt8(97 + below(26)))) }
        }
        return String(text)
    }

    private static let edges: [Unicode.Scalar] = [
        "\"", "\\", "/", ",", "-", "?", "0", "9", "[", "]", "{", "}", ":", " ", "\n", "\u{0}", "\u{1F}", "\u{7F}",
        "\u{80}", "\u{7FF}",
        "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}", "😀",
    ]
}

// MARK: - Mutations

extension Dice {
    private static let strikingBytes: [UInt8] =
        [0, 1, 0x1E, 0x20, 0x22, 0x2C, 0x2D, 0x2F, 0x30, 0x35, 0x39, 0x3D, 0x5B, 0x5C, 0x5D, 0x62]
        + [0x7B, 0x7D, 0x7E, 0x7F, 0x80, 0x81, 0x88, 0xBF, 0xC0, 0xED, 0xF4, 0xFE, 0xFF]

    /// Damages bytes in one to three places.
    mutating func damage(_ bytes: inout [UInt8]) {
        for _ in 0...below(3) { damageOnce(&bytes) }
    }

    private mutating func damageOnce(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes.append(pick(Self.strikingBytes)) }
        let index = below(bytes.count)
        switch below(7) {
        case 0: bytes[index] ^= 1 << UInt8(below(8))
        case 1: bytes[index] = pick(Self.strikingBytes)
        case 2: bytes.insert(pick(Self.strikingBytes), at: index)
        case 3: bytes.remove(at: index)
        case 4: bytes.removeSubrange(index...)
        case 5:
            let piece = Array(bytes[index..<min(bytes.count, index + 1 + below(8))])
            for _ in 0...below(4) { bytes.insert(contentsOf: piece, at: index) }
        default: bytes.swapAt(index, below(bytes.count))
        }
    }
}
