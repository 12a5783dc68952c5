import ArgumentParser
import Foundation

/// How many mutations a second are answered, each on disk before its answer: tasks are made, then completed with karma.
struct Throughput: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tasks made, then completed, a second.")

    @Argument(help: "The server's port.") var port: UInt16
    @Option(help: "How many connections.") var connections = 64
    @Option(help: "How many tasks each makes and completes.") var tasks = 400

    func run() throws {
        let (port, tasks) = (port, tasks)
        let house = try House(port: port)
        var made: [Named] = []
        try measure("made") {
            made = try Crew<Named>.run(connections) { writer in
                let client = try HTTPClient(port: port, token: house.anna)
                return try (0..<tasks).map { index in
                    let start = ContinuousClock.now
                    let id = try house.createTask(over: client, key: "made-\(writer)-\(index)")
                    return Named(id: id, took: milliseconds(since: start))
                }
            }
            return made.map(\.took)
        }
        let ids = made.map(\.id)
        try measure("completed") {
            try Crew<Double>.run(connections) { writer in
                let client = try HTTPClient(port: port, token: house.anna)
                return try ids[(writer * tasks)..<((writer + 1) * tasks)].map { id in
                    let start = ContinuousClock.now
                    try house.complete(id, over: client)
                    return milliseconds(since: start)
                }
            }
        }
    }

    private struct Named: Sendable {
        let id: String
        let took: Double
    }

    private func measure(_ what: String, _ work: () throws -> [Double]) throws {
        let start = ContinuousClock.now
        let delays = try work()
        let rate = Double(delays.count) / ((ContinuousClock.now - start) / .seconds(1))
        Report(delays).print("Tasks \(what) over \(connections) connections: \(Int(rate)) a second")
    }
}
