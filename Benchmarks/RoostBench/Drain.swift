import ArgumentParser
import Foundation

/// How long a server with many clients takes to stop, and whether each of them was told.
struct Drain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stops a server that a village is connected to.")

    @Argument(help: "The server's port; its data is of bin/bench village.") var port: UInt16
    @Option(help: "The server's process, which is asked to stop.") var pid: Int32
    @Option(help: "How many clients, five in a family.") var clients = 2000

    private static let threads = 8

    func run() throws {
        let (port, clients) = (port, clients)
        let connected = try Crew<Connected>.run(Self.threads) { thread in
            try stride(from: thread, to: clients, by: Self.threads).map { number in
                let client = try VillageClient(number, port: port, since: nil)
                _ = try client.ready()
                return Connected(client)
            }
        }
        let start = ContinuousClock.now
        guard kill(pid, SIGTERM) == 0 else { throw BenchmarkError("there is no process \(pid)") }
        let waits = try Crew<Int>.run(Self.threads) { thread in
            try stride(from: thread, to: clients, by: Self.threads).map { try connected[$0].client.farewell() }
        }
        let told = milliseconds(since: start)
        while kill(pid, 0) == 0, milliseconds(since: start) < 30_000, processorTime(pid) != nil {
            Thread.sleep(forTimeInterval: 0.005)
        }
        print(
            String(
                format:
                    "%d clients were told, the last after %.0f ms, to come back in %d to %d ms; it stopped in %.0f ms",
                clients,
                told,
                waits.min() ?? 0,
                waits.max() ?? 0,
                milliseconds(since: start)
            )
        )
    }

    /// Handed from the thread that connected it to the one that reads on, never used by both.
    private final class Connected: @unchecked Sendable {
        let client: VillageClient

        init(_ client: VillageClient) {
            self.client = client
        }
    }
}
