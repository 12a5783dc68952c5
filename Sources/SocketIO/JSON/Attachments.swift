import NIOCore
import Synchronization

/// The attachments of one payload, while it is encoded or decoded.
final class Attachments: Sendable {
    private let all: Mutex<[ByteBuffer]>

    init(_ all: [ByteBuffer] = []) {
        self.all = Mutex(all)
    }

    /// Adds bytes and returns their number.
    func add(_ bytes: ByteBuffer) -> Int {
        all.withLock { all in
            all.append(bytes)
            return all.count - 1
        }
    }

    /// The attachment with this number; nil when there is none.
    subscript(number: Int) -> ByteBuffer? {
        all.withLock { $0.indices.contains(number) ? $0[number] : nil }
    }

    /// Everything, in order.
    var contents: [ByteBuffer] { all.withLock { $0 } }

    /// Where encoders and decoders find them.
    static var key: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "attachments") else { preconditionFailure("a plain key is valid") }
        return key
    }
}
