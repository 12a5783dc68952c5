import ArgumentParser

/// `roost events …`: the event log from outside.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Look at a family's event log.",
        subcommands: [EventsTailCommand.self]
    )
}
