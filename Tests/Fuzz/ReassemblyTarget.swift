import NIOCore
import SocketIO

/// Binary reassembly: bytes stand where their placeholders stood, and a placeholder for nothing refuses the packet.
enum ReassemblyTarget: FuzzTarget {
    static let name = "reassembly"

    static func run(_ dice: inout Dice) throws(Finding) {
        let attachments = (0..<dice.below(11)).map { _ in ByteBuffer(bytes: dice.bytes(upTo: 40)) }
        var expected: JSON? = .array(["e"])
        var json = #"["e""#
        for _ in 0..<dice.below(6) {
            json += ","
            append(&json, &expected, attachments, &dice, depth: 0)
        }
        let input = Array("5\(attachments.count)-\(json)]".utf8)
        let limit = dice.once(in: 8) ? dice.below(100) : 1_000
        let isWithin = attachments.reduce(0) { $0 + $1.readableBytes } <= limit
        let got = assemble(input, attachments, limit)
        guard got == (isWithin ? expected : nil) else {
            throw Finding(input: input, message: "got \(got as Any), not \(expected as Any), limit \(limit)")
        }
    }

    private static func assemble(_ input: [UInt8], _ attachments: [ByteBuffer], _ limit: Int) -> JSON? {
        do throws(PacketError) {
            var reassembly = Reassembly(try PacketDecoder.decode(ByteBuffer(bytes: input)), limit: limit)
            var whole = attachments.isEmpty ? try reassembly.whole() : nil
            for attachment in attachments { whole = try reassembly.add(attachment) }
            return whole?.payload
        } catch {
            return nil
        }
    }

    /// Appends a value to the text and to the array that is expected; a placeholder for nothing makes that nil.
    private static func append(
        _ json: inout String,
        _ expected: inout JSON?,
        _ attachments: [ByteBuffer],
        _ dice: inout Dice,
        depth: Int
    ) {
        let value: JSON?
        switch dice.below(depth < 8 ? 4 : 3) {
        case 0:
            json += "null"
            value = .null
        case 1:
            let number = dice.once(in: 8) ? dice.below(20) - 5 : dice.below(max(attachments.count, 1))
            json += #"{"_placeholder":true,"num":\#(number)}"#
            value = attachments.indices.contains(number) ? .binary(attachments[number]) : nil
        case 2 where dice.once(in: 8):
            let text = dice.pick(["-0.5", "1e999", "\"0\"", "[]", "true"])
            json += #"{"_placeholder":true,"num":\#(text)}"#
            value = nil
        default:
            json += "["
            var inner: JSON? = []
            append(&json, &inner, attachments, &dice, depth: depth + 1)
            json += "]"
            value = inner
        }
        guard let value, case .array(let elements)? = expected else {
            expected = nil
            return
        }
        expected = .array(elements + [value])
    }
}
