import ArgumentParser
import Foundation
import Logging
import Roost
import RoostSQLite

/// What many writers reach that commit together, against one writer alone; each write is on disk before it is answered.
struct Storage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes a second of one writer and of many.")

    @Option(help: "How many writers.") var writers = 64
    @Option(help: "For how many seconds each.") var seconds = 5
    @Option(help: "A folder on the disk to be measured.") var folder = "."

    func run() async throws {
        let place = URL(filePath: folder).appending(path: "storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let path = place.appending(path: "bench.sqlite").path
        let database = try SQLiteDatabase(path: path, logger: Logger(label: "bench"))
        try await database.write { try $0.run("CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT) STRICT") }
        let one = try await rate(of: 1, in: database)
        let many = try await rate(of: writers, in: database)
        try database.close()
        print("1 writer: \(Int(one)) writes a second")
        print("\(writers) writers: \(Int(many)) writes a second, \(String(format: "%.1f", many / one)) times as many")
    }

    private func rate(of writers: Int, in database: SQLiteDatabase) async throws -> Double {
        let start = ContinuousClock.now
        let deadline = start + .seconds(seconds)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<writers {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < deadline {
                        try await database.write { try $0.run("INSERT INTO note (text) VALUES ('Feed the cat')") }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(counts) / ((ContinuousClock.now - start) / .seconds(1))
    }
}
