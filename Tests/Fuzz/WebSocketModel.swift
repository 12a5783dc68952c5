import EngineIO
import NIOCore

/// RFC 6455 as a server reads it, written plainly: what whole bytes mean, however they are cut.
struct WebSocketModel {
    private(set) var events: [WebSocketDecoder.Event] = []
    /// The close code of the first mistake.
    private(set) var failure: UInt16?
    private(set) var isIdle = false

    private struct Mistake: Error {
        let code: UInt16
    }

    private let bytes: [UInt8]
    private let limit: Int
    private let maxFragments: Int
    private var index = 0
    private var message: (isText: Bool, content: [UInt8], fragments: Int)?

    init(_ bytes: [UInt8], limit: Int, maxFragments: Int) {
        self.bytes = bytes
        self.limit = limit
        self.maxFragments = maxFragments
        do {
            while try frame() {}
            isIdle = index == bytes.count && message == nil
        } catch let mistake as Mistake {
            failure = mistake.code
        } catch {}
    }

    /// Reads one frame; false when there is no whole one.
    private mutating func frame() throws -> Bool {
        let rest = bytes[index...]
        guard rest.count >= 2 else { return false }
        let (first, second) = (bytes[index], bytes[index + 1])
        guard first & 0x70 == 0, second & 0x80 == 0x80 else { throw Mistake(code: 1002) }
        let size = second & 0x7F == 126 ? 2 : second & 0x7F == 127 ? 8 : 0
        guard rest.count >= 2 + size else { return false }
        let long = rest.dropFirst(2).prefix(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let isMinimal = size == 0 || long > (size == 2 ? 125 : 65_535)
        guard isMinimal, long < 1 << 63 else { throw Mistake(code: 1002) }
        let length = size == 0 ? UInt64(second & 0x7F) : long
        guard rest.count >= 6 + size else { return false }
        try check(first, length)
        let mask = Array(rest.dropFirst(2 + size).prefix(4))
        let masked = rest.dropFirst(6 + size).prefix(Int(length))
        let content = masked.enumerated().map { $0.element ^ mask[$0.offset % 4] }
        let isWhole = content.count == Int(length)
        try checkText(first, content, isWhole: isWhole)
        guard isWhole else { return false }
        index += 6 + size + content.count
        try accept(first, content)
        return true
    }

    private func check(_ first: UInt8, _ length: UInt64) throws {
        switch first & 0x0F {
        case 0: guard message != nil else { throw Mistake(code: 1002) }
        case 1, 2: guard message == nil else { throw Mistake(code: 1002) }
        case 8, 9, 10:
            guard first & 0x80 != 0, length <= 125 else { throw Mistake(code: 1002) }
            return
        default: throw Mistake(code: 1002)
        }
        guard length <= UInt64(limit - (message?.content.count ?? 0)) else { throw Mistake(code: 1009) }
    }

    private func checkText(_ first: UInt8, _ content: [UInt8], isWhole: Bool) throws {
        guard first & 0x0F == 1 || (first & 0x0F == 0 && message?.isText == true) else { return }
        let text = (message?.content ?? []) + content
        let isLast = first & 0x80 != 0 && isWhole
        guard isLast ? String(validating: text, as: UTF8.self) != nil : Self.isPrefix(text) else {
            throw Mistake(code: 1007)
        }
    }

    private mutating func accept(_ first: UInt8, _ content: [UInt8]) throws {
        switch first & 0x0F {
        case 8: try close(content)
        case 9: events.append(.ping(ByteBuffer(bytes: content)))
        case 10: events.append(.pong)
        default: try continueMessage(first, content)
        }
    }

    private mutating func continueMessage(_ first: UInt8, _ content: [UInt8]) throws {
        var whole = message ?? (isText: first & 0x0F == 1, content: [], fragments: 0)
        whole.content += content
        whole.fragments += 1
        guard whole.fragments <= maxFragments else { throw Mistake(code: 1008) }
        message = whole
        guard first & 0x80 != 0 else { return }
        message = nil
        let buffer = ByteBuffer(bytes: whole.content)
        events.append(.message(whole.isText ? .text(buffer) : .binary(buffer)))
    }

    private mutating func close(_ content: [UInt8]) throws {
        guard !content.isEmpty else { return events.append(.close(code: nil)) }
        guard content.count >= 2 else { throw Mistake(code: 1002) }
        let code = UInt16(content[0]) << 8 | UInt16(content[1])
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: break
        default: throw Mistake(code: 1002)
        }
        guard String(validating: content.dropFirst(2), as: UTF8.self) != nil else { throw Mistake(code: 1007) }
        events.append(.close(code: code))
    }

    // MARK: - Text that may go on

    /// True when these bytes are UTF-8, but for a character that is not finished.
    private static func isPrefix(_ text: [UInt8]) -> Bool {
        (0...min(3, text.count)).contains { cut in
            (cut == 0 || beginnings.contains(Array(text.suffix(cut))))
                && String(validating: text.dropLast(cut), as: UTF8.self) != nil
        }
    }

    /// All bytes that are the beginning of one character.
    private static let beginnings: Set<[UInt8]> = {
        var beginnings: Set<[UInt8]> = []
        for value in stride(from: UInt32(0x80), through: 0x10_FFFF, by: 0x40) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(scalar).utf8)
            for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
        }
        return beginnings
    }()
}
