import Foundation

/// Two figures of a running server: how long a POST takes to reach another client's socket, and how many mutations a second it takes.
///
/// usage: commit-to-socket PORT [SECONDS]
@main
enum CommitToSocket {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt16($0) }
        guard let port = arguments.first else { throw BenchmarkError("usage: commit-to-socket PORT [SECONDS]") }
        let seconds = arguments.count > 1 ? Int(arguments[1]) : 10
        let house = try House(port: port)
        try reportLatency(house, rate: 50, seconds: seconds)
        try reportThroughput(house, writers: 32, seconds: seconds)
    }

    /// Open loop: a request every 20 ms, whether the one before it has arrived or not.
    private static func reportLatency(_ house: House, rate: Int, seconds: Int) throws {
        let listener = try SocketListener(port: house.port, token: house.mia)
        let client = try HTTPClient(port: house.port, token: house.anna)
        let start = ContinuousClock.now
        var sent: [(key: String, due: ContinuousClock.Instant)] = []
        for index in 0..<(rate * seconds) {
            let due = start + .seconds(Double(index) / Double(rate))
            let wait = (due - .now) / .seconds(1)
            if wait > 0 { Thread.sleep(forTimeInterval: wait) }
            let key = "latency-\(index)"
            sent.append((key, max(due, .now)))
            try house.createTask(over: client, key: key)
        }
        let delays = try sent.map { (try listener.arrival(of: $0.key) - $0.due) / .milliseconds(1) }.sorted()
        report("POST to another client's socket at \(rate)/s", delays)
    }

    private static func reportThroughput(_ house: House, writers: Int, seconds: Int) throws {
        let results = Results()
        let start = ContinuousClock.now
        let deadline = start + .seconds(seconds)
        let group = DispatchGroup()
        for writer in 0..<writers {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                results.add { try write(house, as: writer, until: deadline) }
            }
        }
        group.wait()
        let delays = try results.all().sorted()
        let rate = Double(delays.count) / ((ContinuousClock.now - start) / .seconds(1))
        report("POST answered, \(writers) writers: \(Int(rate)) mutations/s", delays)
    }

    private static func write(
        _ house: House,
        as writer: Int,
        until deadline: ContinuousClock.Instant
    ) throws -> [Double] {
        let client = try HTTPClient(port: house.port, token: house.anna)
        var delays: [Double] = []
        while ContinuousClock.now < deadline {
            let begun = ContinuousClock.now
            try house.createTask(over: client, key: "writer-\(writer)-\(delays.count)")
            delays.append((ContinuousClock.now - begun) / .milliseconds(1))
        }
        return delays
    }

    private static func report(_ what: String, _ delays: [Double]) {
        func at(_ share: Double) -> String {
            guard !delays.isEmpty else { return "–" }
            return String(format: "%.2f ms", delays[min(delays.count - 1, Int(Double(delays.count) * share))])
        }
        print("\(what): n \(delays.count), p50 \(at(0.5)), p99 \(at(0.99)), max \(at(1))")
    }
}

/// What the writers' threads found.
private final class Results: @unchecked Sendable {
    // Everything below is used under `lock`.
    private let lock = NSLock()
    private var delays: [Double] = []
    private var failure: (any Error)?

    func add(_ work: () throws -> [Double]) {
        let result = Result { try work() }
        lock.withLock {
            switch result {
            case .success(let more): delays += more
            case .failure(let error): failure = error
            }
        }
    }

    func all() throws -> [Double] {
        try lock.withLock {
            if let failure { throw failure }
            return delays
        }
    }
}
