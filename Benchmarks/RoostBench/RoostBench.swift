import ArgumentParser

/// Figures of a running Roost, and of its storage.
@main
struct RoostBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost-bench",
        abstract: "Measures a running Roost from outside, and its storage alone.",
        subcommands: [Latency.self, Throughput.self, Storm.self, Drain.self, Families.self, Storage.self]
    )
}
