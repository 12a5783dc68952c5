import ArgumentParser
import Foundation

/// Many clients come back at once, each with events that it missed; all must be caught up, in order, without one twice.
struct Storm: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A village reconnects at once, with missed events.")

    @Argument(help: "The server's port; its data is of bin/village.") var port: UInt16
    @Option(help: "How many clients, five in a family.") var clients = 2000
    @Option(help: "How many events each has missed.") var missed = 50
    @Option(help: "The server's process, to tell the processor time it took.") var pid: Int32?

    private static let threads = 8

    func run() throws {
        let (port, missed, clients) = (port, missed, clients)
        let first = try VillageClient(0, port: port, since: nil)
        let head = try first.ready()
        let before = pid.flatMap(processorTime)
        let start = ContinuousClock.now
        let connected = try Crew<Double>.run(Self.threads) { thread in
            let mine = try stride(from: thread, to: clients, by: Self.threads).map { number in
                try VillageClient(number, port: port, since: head - missed)
            }
            let connected = milliseconds(since: start)
            for client in mine { try client.catchUp(from: head - missed, to: head) }
            return [connected]
        }
        let took = milliseconds(since: start)
        print(
            String(
                format: "%d clients connected after %.0f ms, each caught up with %d events after %.0f ms",
                clients,
                connected.max() ?? 0,
                missed,
                took
            )
        )
        if let before, let after = pid.flatMap(processorTime) {
            print(String(format: "The server took %.2f s of processor time for it", after - before))
        }
    }
}
