import Foundation

/// Runs made-up input through everything that takes bytes from outside: `fuzz [SECONDS|COUNTx] [TARGET] [SEED]`.
///
/// The same seed gives the same inputs in the same order; a wrong answer is printed with its input and ends the program with 1.
@main
enum Fuzz {
    private static var targets: [any FuzzTarget.Type] {
        [PayloadTarget.self, WebSocketTarget.self, PacketTarget.self, ReassemblyTarget.self]
    }

    private enum Length {
        case executions(UInt64)
        case time(Duration)
    }

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let length = arguments.first.map(length) ?? .time(.seconds(10))
        let name = arguments.count > 1 ? arguments[1] : "all"
        let seed = arguments.count > 2 ? UInt64(arguments[2]) : UInt64.random(in: 0..<1_000_000_000)
        let chosen = targets.filter { name == "all" || $0.name == name }
        guard let length, let seed, !chosen.isEmpty else {
            print("fuzz [SECONDS|COUNTx] [all|\(targets.map { $0.name }.joined(separator: "|"))] [SEED]")
            exit(2)
        }
        for target in chosen where !run(target, length, seed: seed) { exit(1) }
    }

    private static func length(_ text: String) -> Length? {
        if text.hasSuffix("x") { return UInt64(text.dropLast()).map(Length.executions) }
        return Double(text).map { .time(.seconds($0)) }
    }

    private static func run(_ target: any FuzzTarget.Type, _ length: Length, seed: UInt64) -> Bool {
        print("\(target.name): seed \(seed)")
        fflush(nil)  // a trap must not swallow the seed
        let clock = ContinuousClock()
        let started = clock.now
        var execution: UInt64 = 0
        while goesOn(length, execution, started, clock) {
            var dice = Dice(seed: seed, execution: execution)
            do throws(Finding) {
                try target.run(&dice)
            } catch {
                report(error, target.name, execution, seed)
                return false
            }
            execution += 1
        }
        let seconds = (clock.now - started) / .seconds(1)
        print(
            "\(target.name): \(execution) executions in \(Int(seconds)) s, \(Int(Double(execution) / seconds)) a second"
        )
        return true
    }

    private static func goesOn(
        _ length: Length,
        _ execution: UInt64,
        _ started: ContinuousClock.Instant,
        _ clock: ContinuousClock
    ) -> Bool {
        switch length {
        case .executions(let count): execution < count
        case .time(let time): execution % 256 != 0 || clock.now - started < time
        }
    }

    private static func report(_ finding: Finding, _ name: String, _ execution: UInt64, _ seed: UInt64) {
        let input = finding.input.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
        print("\(name): wrong at execution \(execution): \(finding.message)")
        print("input: \(input)")
        print("again: bin/fuzz \(execution + 1)x \(name) \(seed)")
    }
}
