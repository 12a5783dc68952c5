import ArgumentParser
import Foundation

/// From a POST to its event on another client's socket. Open loop: a request at each tick, whether the one before has arrived or not.
struct Latency: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "From a POST to its event on another client's socket.")

    @Argument(help: "The server's port.") var port: UInt16
    @Option(help: "For how many seconds.") var seconds = 10
    @Option(help: "Requests a second.") var rate = 50

    func run() throws {
        let house = try House(port: port)
        let listener = try SocketListener(port: port, token: house.mia)
        let client = try HTTPClient(port: port, token: house.anna)
        let start = ContinuousClock.now
        var sent: [(key: String, at: ContinuousClock.Instant)] = []
        for index in 0..<(rate * seconds) {
            let due = start + .seconds(Double(index) / Double(rate))
            let wait = (due - .now) / .seconds(1)
            if wait > 0 { Thread.sleep(forTimeInterval: wait) }
            let key = "latency-\(index)"
            sent.append((key, max(due, .now)))
            try house.createTask(over: client, key: key)
        }
        let delays = try sent.map { (try listener.arrival(of: $0.key) - $0.at) / .milliseconds(1) }
        Report(delays).print("POST to another client's socket at \(rate)/s")
    }
}
