import SocketIO

/// The text of a packet, with spaces and escapes wherever JSON allows them.
struct PacketText {
    private(set) var bytes: [UInt8] = []

    init(_ packet: Packet, _ dice: inout Dice) {
        bytes.append(packet.kind.rawValue)
        if packet.kind == .binaryEvent || packet.kind == .binaryAck { bytes += Array("\(packet.attachments)-".utf8) }
        if packet.namespace != "/" || dice.once(in: 8) {
            bytes += Array(packet.namespace.utf8)
            if dice.once(in: 8) { bytes += Array("?a=b".utf8) }
            bytes.append(UInt8(ascii: ","))
        }
        if let id = packet.id { bytes += Array(String(id).utf8) }
        if let payload = packet.payload { append(payload, &dice) }
    }

    private mutating func append(_ json: JSON, _ dice: inout Dice) {
        switch json {
        // Never decoded from text, so never written as text.
        case .null, .binary: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
        case .integer(let value): bytes += Array(String(value).utf8)
        case .number(let value): bytes += Array(value.description.utf8)
        case .string(let text): append(text, &dice)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                space(&dice)
                append(element, &dice)
                space(&dice)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members): append(members, &dice)
        }
    }

    private mutating func append(_ members: [String: JSON], _ dice: inout Dice) {
        bytes.append(UInt8(ascii: "{"))
        for (index, key) in members.keys.sorted().enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            space(&dice)
            append(key, &dice)
            space(&dice)
            bytes.append(UInt8(ascii: ":"))
            space(&dice)
            append(members[key] ?? .null, &dice)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func append(_ text: String, _ dice: inout Dice) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || dice.once(in: 16) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: dice.once(in: 2))
                    bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                }
            } else {
                bytes += Array(String(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func space(_ dice: inout Dice) {
        if dice.once(in: 8) { bytes.append(dice.pick(Array(" \n\r\t".utf8))) }
    }
}
