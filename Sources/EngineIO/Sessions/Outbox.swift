/// The frames a session still owes its client, with a cap on their bytes.
struct Outbox: Sendable {
    /// What became of a frame.
    enum Outcome: Equatable {
        case queued
        case dropped
        case overflowed
    }

    private var frames: [Frame] = []
    private(set) var bytes = 0
    private let limit: Int

    /// - Parameter limit: the most bytes that may wait.
    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { frames.isEmpty }

    /// Adds a frame; a volatile one is dropped where others overflow.
    mutating func append(_ frame: Frame, volatile: Bool = false) -> Outcome {
        guard bytes + frame.count <= limit || frames.isEmpty else { return volatile ? .dropped : .overflowed }
        frames.append(frame)
        bytes += frame.count
        return .queued
    }

    /// Hands over at most so many frames, oldest first.
    mutating func take(_ most: Int) -> [Frame] {
        guard frames.count > most else { return takeAll() }
        let first = Array(frames.prefix(most))
        frames.removeFirst(first.count)
        bytes -= first.reduce(0) { $0 + $1.count }
        return first
    }

    /// Hands over everything, oldest first.
    mutating func takeAll() -> [Frame] {
        let all = frames
        frames = []
        bytes = 0
        return all
    }
}
