import ArgumentParser

/// The program: `roost serve` and what else a host does with it.
@main
struct RoostServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost",
        abstract: "A realtime family hub: tasks, karma, rewards, live on every screen.",
        subcommands: [
            ServeCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self, EventsCommand.self,
            ResetPasswordCommand.self, ContractCommand.self,
        ],
        defaultSubcommand: ServeCommand.self
    )
}
