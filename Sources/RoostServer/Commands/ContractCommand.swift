import ArgumentParser
import Foundation
import Roost
import RoostWeb

/// `roost contract`: writes the published contract out of the types.
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract",
        abstract: "Write the contract: docs/openapi.yaml, docs/asyncapi.yaml, docs/events, the client's events.d.ts."
    )

    @Option(help: "The repository.")
    var root = "."

    func run() throws {
        for (path, text) in try Contract().files + [API().file] {
            let file = URL(filePath: root).appending(path: path)
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }
}
