import EngineIO
import NIOCore

/// WebSocket frames in pieces of any size: `WebSocketDecoder` against a second reading of RFC 6455.
enum WebSocketTarget: FuzzTarget {
    static let name = "websocket"
    private static let limit = 300
    private static let maxFragments = 4
    /// Those at the edges of what a client may send.
    private static let closeCodes: [UInt16] = [
        0, 999, 1000, 1003, 1004, 1005, 1006, 1007, 1014, 1015, 2999, 3000, 4999, 5000, 65_535,
    ]

    static func run(_ dice: inout Dice) throws(Finding) {
        var input: [UInt8] = []
        var isInMessage = false
        for _ in 0...dice.below(5) { appendFrame(to: &input, isInMessage: &isInMessage, &dice) }
        if dice.once(in: 3) { dice.damage(&input) }
        let model = WebSocketModel(input, limit: limit, maxFragments: maxFragments)
        let pieceSize = dice.pick([1, 2, 3, 8, 64, 1_000])
        var decoder = WebSocketDecoder(limit: limit, maxFragments: maxFragments)
        var events: [WebSocketDecoder.Event] = []
        var failure: UInt16?
        do throws(WebSocketError) {
            var rest = ByteBuffer(bytes: input)
            while let piece = rest.readSlice(length: min(rest.readableBytes, 1 + dice.below(pieceSize))) {
                var piece = piece
                decoder.append(&piece)
                while let event = try decoder.next() { events.append(event) }
                guard rest.readableBytes > 0 else { break }
            }
        } catch {
            failure = error.closeCode
        }
        guard events == model.events, failure == model.failure, failure != nil || decoder.isIdle == model.isIdle else {
            throw Finding(
                input: input,
                message: """
                    in pieces up to \(pieceSize): got \(events) \(failure as Any) idle \(decoder.isIdle),
                    not \(model.events) \(model.failure as Any) idle \(model.isIdle)
                    """
            )
        }
    }

    /// One frame, mostly one that may stand here.
    private static func appendFrame(to input: inout [UInt8], isInMessage: inout Bool, _ dice: inout Dice) {
        let isControl = dice.once(in: 4)
        let isFinal = isControl ? !dice.once(in: 20) : !dice.once(in: 3)
        var opcode: UInt8 = isControl ? dice.pick([8, 9, 10]) : isInMessage ? 0 : dice.pick([1, 1, 2])
        if dice.once(in: 40) { opcode = UInt8(dice.below(16)) }
        if !isControl { isInMessage = !isFinal }
        var first = opcode | (isFinal ? 0x80 : 0)
        if dice.once(in: 80) { first |= 0x10 << UInt8(dice.below(3)) }
        input.append(first)
        let content = content(opcode, &dice)
        appendLength(content.count, to: &input, &dice)
        let mask = dice.once(in: 4) ? [0, 0, 0, 0] : (0..<4).map { _ in dice.byte() }
        input += mask
        input += content.enumerated().map { $0.element ^ mask[$0.offset & 3] }
    }

    private static func content(_ opcode: UInt8, _ dice: inout Dice) -> [UInt8] {
        switch opcode {
        case 8:
            let code = dice.pick(closeCodes)
            return dice.once(in: 3) ? [] : [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(dice.text(upTo: 6).utf8)
        case 0 where dice.once(in: 10), 1 where dice.once(in: 10), 9 where dice.once(in: 10):
            // Where the form of the length changes.
            return Array(repeating: UInt8(ascii: "x"), count: 124 + dice.below(3))
        case 2: return dice.bytes(upTo: dice.once(in: 10) ? 200 : 12)
        default:
            var text = Array(dice.text(upTo: dice.once(in: 10) ? 140 : 12).utf8)
            if dice.once(in: 4), !text.isEmpty { text.removeLast(1) }  // the next fragment may go on with a character
            if dice.once(in: 8) { text.insert(dice.pick([0x80, 0x9F, 0xA9, 0xBF]), at: 0) }
            return text
        }
    }

    private static func appendLength(_ length: Int, to input: inout [UInt8], _ dice: inout Dice) {
        let isMasked: UInt8 = dice.once(in: 80) ? 0 : 0x80
        let form = dice.once(in: 60) ? dice.below(3) : length < 126 ? 0 : length < 65_536 ? 1 : 2
        switch form {
        case 0: input.append(isMasked | UInt8(min(length, 125)))
        case 1: input += [isMasked | 126, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)]
        default:
            let top: UInt8 = dice.pick([0, 0, 0x7F, 0x80])
            input += [isMasked | 127, top, 0, 0, 0, 0, 0, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)]
        }
    }
}
