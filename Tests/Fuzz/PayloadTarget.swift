import EngineIO
import NIOCore

/// Polling bodies: `Payload.decode` against a second reading of the specification.
enum PayloadTarget: FuzzTarget {
    static let name = "payload"
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func run(_ dice: inout Dice) throws(Finding) {
        var input = body(&dice)
        if dice.once(in: 2) { dice.damage(&input) }
        let packets = try? Payload.decode(ByteBuffer(bytes: input))
        guard packets == model(input) else {
            throw Finding(
                input: input,
                message: "got \(String(describing: packets)), not \(String(describing: model(input)))"
            )
        }
        guard let packets else { return }
        let again = try? Payload.decode(ByteBuffer(bytes: encode(packets)))
        guard again == packets else {
            throw Finding(input: input, message: "\(packets) became \(String(describing: again))")
        }
    }

    private static func body(_ dice: inout Dice) -> [UInt8] {
        var body: [UInt8] = []
        for index in 0...dice.below(4) {
            if index > 0 { body.append(0x1E) }
            if dice.once(in: 3) {
                body.append(UInt8(ascii: "b"))
                body += Base64.encode(dice.bytes(upTo: 12))
            } else {
                body.append(UInt8(ascii: "0") + UInt8(dice.below(7)))
                body += Array(dice.text(upTo: 12).utf8)
            }
        }
        return body
    }

    // MARK: - The same, written plainly

    private static func model(_ input: [UInt8]) -> [Packet]? {
        guard String(validating: input, as: UTF8.self) != nil else { return nil }
        var packets: [Packet] = []
        for part in input.split(separator: 0x1E, omittingEmptySubsequences: false) {
            guard let packet = packet(Array(part)) else { return nil }
            packets.append(packet)
        }
        return packets
    }

    private static func packet(_ part: [UInt8]) -> Packet? {
        let content = ByteBuffer(bytes: part.dropFirst())
        switch part.first {
        case UInt8(ascii: "0"): return .open(content)
        case UInt8(ascii: "1"): return .close
        case UInt8(ascii: "2"): return .ping(content)
        case UInt8(ascii: "3"): return .pong(content)
        case UInt8(ascii: "4"): return .message(.text(content))
        case UInt8(ascii: "5"): return .upgrade
        case UInt8(ascii: "6"): return .noop
        case UInt8(ascii: "b"): return base64(Array(part.dropFirst())).map { .message(.binary(ByteBuffer(bytes: $0))) }
        default: return nil
        }
    }

    private static func base64(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        var bits: [Bool] = []
        for character in text.dropLast(padding) {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            for shift in stride(from: 5, through: 0, by: -1) { bits.append(value >> shift & 1 == 1) }
        }
        return (0..<bits.count / 8).map { index in
            bits[index * 8..<index * 8 + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    private static func encode(_ packets: [Packet]) -> [UInt8] {
        Array(packets.map(encode).joined(separator: [0x1E]))
    }

    private static func encode(_ packet: Packet) -> [UInt8] {
        switch packet {
        case .open(let content): Array("0".utf8) + content.readableBytesView
        case .close: Array("1".utf8)
        case .ping(let content): Array("2".utf8) + content.readableBytesView
        case .pong(let content): Array("3".utf8) + content.readableBytesView
        case .message(.text(let content)): Array("4".utf8) + content.readableBytesView
        case .message(.binary(let content)): Array("b".utf8) + Base64.encode(content.readableBytesView)
        case .upgrade: Array("5".utf8)
        case .noop: Array("6".utf8)
        }
    }
}
