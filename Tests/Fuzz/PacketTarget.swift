import NIOCore
import SocketIO

/// Socket.IO packets: what was written is what `PacketDecoder.decode` reads, and what it reads survives being written again.
enum PacketTarget: FuzzTarget {
    static let name = "packet"

    static func run(_ dice: inout Dice) throws(Finding) {
        let packet = packet(&dice)
        var input = PacketText(packet, &dice).bytes
        if dice.once(in: 2) {
            guard decode(input) == packet else {
                throw Finding(input: input, message: "got \(decode(input) as Any), not \(packet)")
            }
            return
        }
        if dice.once(in: 64) { input += Array(repeating: dice.pick(Array("[{\"0".utf8)), count: dice.below(400)) }
        dice.damage(&input)
        guard let damaged = decode(input), String(validating: input, as: UTF8.self) != nil else { return }
        guard damaged.payload?.isFinite ?? true else {
            throw Finding(input: input, message: "a number that is none: \(damaged)")
        }
        let again = PacketText(damaged, &dice).bytes
        guard decode(again) == damaged else {
            throw Finding(input: input, message: "\(damaged) became \(decode(again) as Any)")
        }
    }

    private static func decode(_ bytes: [UInt8]) -> Packet? {
        try? PacketDecoder.decode(ByteBuffer(bytes: bytes))
    }

    /// A packet to fill in, for it has no initializer of its own.
    private static let blank = decode(Array("0".utf8))

    private static func packet(_ dice: inout Dice) -> Packet {
        guard var packet = blank else { preconditionFailure("0 must be a packet") }
        packet.kind = dice.pick([.connect, .disconnect, .event, .event, .event, .ack, .binaryEvent, .binaryAck])
        if dice.once(in: 3) { packet.namespace = "/" + dice.text(upTo: 10).filter { $0 != "," && $0 != "?" } }
        switch packet.kind {
        case .connect: if dice.once(in: 2) { packet.payload = object(&dice, depth: 0) }
        case .disconnect, .connectError: break
        case .event, .binaryEvent:
            packet.payload = .array([.string("e" + dice.text(upTo: 6))] + values(&dice, depth: 0))
            if dice.once(in: 3) { packet.id = dice.below(1_000_000_000_000_000) }
        case .ack, .binaryAck:
            packet.payload = .array(values(&dice, depth: 0))
            packet.id = dice.below(dice.pick([1, 10, 1_000_000_000_000_000]))
        }
        if packet.kind == .binaryEvent || packet.kind == .binaryAck { packet.attachments = dice.below(11) }
        return packet
    }

    private static func values(_ dice: inout Dice, depth: Int) -> [JSON] {
        (0..<dice.below(4)).map { _ in value(&dice, depth: depth + 1) }
    }

    private static func object(_ dice: inout Dice, depth: Int) -> JSON {
        var members: [String: JSON] = [:]
        for _ in 0..<dice.below(4) { members[dice.text(upTo: 4)] = value(&dice, depth: depth + 1) }
        return .object(members)
    }

    private static func value(_ dice: inout Dice, depth: Int) -> JSON {
        switch dice.below(depth < 4 ? 8 : 6) {
        case 0: .null
        case 1: .bool(dice.once(in: 2))
        case 2: .integer(Int64(truncatingIfNeeded: dice.next()) >> Int64(dice.below(64)))
        case 3: .number(Double(dice.below(2_000_001) - 1_000_000) + 0.5)
        case 4, 5: .string(dice.text(upTo: 8))
        case 6: .array(values(&dice, depth: depth))
        default: object(&dice, depth: depth)
        }
    }
}

extension JSON {
    /// False when there is a number in it that JSON can't write.
    var isFinite: Bool {
        switch self {
        case .number(let value): value.isFinite
        case .array(let elements): elements.allSatisfy(\.isFinite)
        case .object(let members): members.values.allSatisfy(\.isFinite)
        case .null, .bool, .integer, .string, .binary: true
        }
    }
}
