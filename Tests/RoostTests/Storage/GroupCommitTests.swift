import Roost
import RoostTestSupport
import Testing

@testable import RoostSQLite

@Suite("Writes that commit together")
struct GroupCommitTests {
    private struct Failed: Error, Equatable {
        let number: Int
    }

    @Test("A failing body doesn't undo its neighbours, and undoes all of itself")
    func neighbours() async throws {
        let bench = try await Bench()
        let results = await bench.batch(count: 40) { index, transaction in
            try transaction.run("INSERT INTO note (number) VALUES (\(index))")
            if index.isMultiple(of: 3) { throw Failed(number: index) }
        }
        for (index, result) in results.enumerated() {
            #expect(result.failure as? Failed == (index.isMultiple(of: 3) ? Failed(number: index) : nil))
        }
        #expect(try await bench.numbers() == (0..<40).filter { !$0.isMultiple(of: 3) })
    }

    @Test("A body that breaks a rule of the database undoes itself only")
    func constraint() async throws {
        let bench = try await Bench()
        let results = await bench.batch(count: 10) { index, transaction in
            try transaction.run("INSERT INTO note (number) VALUES (\(index * 10))")
            try transaction.run("INSERT INTO note (number) VALUES (\(index == 4 ? 0 : index * 10 + 1))")
        }
        #expect(results.enumerated().allSatisfy { ($1.failure != nil) == ($0 == 4) })
        #expect(results[4].failure is StorageFault)
        #expect(try await bench.numbers() == (0..<10).filter { $0 != 4 }.flatMap { [$0 * 10, $0 * 10 + 1] })
    }

    @Test("A full database fails who is too large for it as unavailable; who was told of success is on disk")
    func full() async throws {
        let bench = try await Bench()
        try await bench.limit(extraPages: 40)
        let results = await bench.batch(count: 9) { index, transaction in
            try transaction.run("INSERT INTO note (number) VALUES (\(index))")
            if index == 4 { try transaction.run("UPDATE note SET bytes = zeroblob(10000000) WHERE number = \(index)") }
        }
        let written = try await bench.numbers()
        for (index, result) in results.enumerated() {
            #expect(written.contains(index) == (result.failure == nil), "\(index)")
            if let failure = result.failure { Self.expectUnavailable(failure) }
        }
        #expect(results[4].failure != nil)
    }

    @Test("The neighbours of who is too large are written all the same")
    func fullNeighbours() async throws {
        let bench = try await Bench()
        try await bench.limit(extraPages: 40)
        _ = await bench.batch(count: 9) { index, transaction in
            try transaction.run("INSERT INTO note (number) VALUES (\(index))")
            if index == 4 { try transaction.run("UPDATE note SET bytes = zeroblob(10000000) WHERE number = \(index)") }
        }
        #expect(try await bench.numbers() == [0, 1, 2, 3, 5, 6, 7, 8])
    }

    @Test("After a full database there is service again as soon as there is room")
    func fullRecovers() async throws {
        let home = try await Home()
        let bench = Bench(database: home.store.database)
        try await bench.makeTable()
        try await bench.limit(extraPages: 0)
        let big = String(repeating: "x", count: 2000)
        var fault: (any Error)?
        for _ in 0..<100 where fault == nil {
            do {
                _ = try await home.services.tasks.create(
                    TaskDraft(name: "x", description: big),
                    in: home.id,
                    by: Caller(home.anna)
                )
            } catch {
                fault = error
            }
        }
        Self.expectUnavailable(try #require(fault))
        let known = try await home.tasks { $0.limit = 100 }.items.count
        try await bench.limit(extraPages: 1_000_000)
        _ = try await home.task("After")
        #expect(try await home.tasks { $0.limit = 100 }.items.count == known + 1)
        let offsets = try await home.log().map(\.offset)
        #expect(offsets == Array(1...offsets.count))
    }

    @Test("A file that another connection has locked is unavailable; afterwards service continues")
    func locked() async throws {
        let home = try await Home()
        let other = try home.store.reopened()
        let (isLocked, release) = (Gate(), Gate())
        let holding: @Sendable (borrowing Transaction) throws -> Void = { transaction in
            try transaction.run("UPDATE family SET version = version")
            isLocked.open()
            release.pass()
        }
        async let held: Void = withCheckedThrowingContinuation { continuation in
            other.submit(holding) { continuation.resume(with: $0) }
        }
        await isLocked.opened()
        let refused = await Race.run(1) { _ in try await home.task("Never") }
        Self.expectUnavailable(try #require(refused.first?.failure))
        #expect(try await home.tasks().items.isEmpty)
        release.open()
        try await held
        _ = try await home.task("After")
        #expect(try await home.tasks().items.map(\.name) == ["After"])
    }

    @Test("A thousand writes at once are all answered, each once")
    func many() async throws {
        let bench = try await Bench()
        let database = bench.database
        let results = await Race.run(1000) { index in
            try await database.write { try $0.run("INSERT INTO note (number) VALUES (\(index))") }
        }
        #expect(results.filter { $0.failure == nil }.count == 1000)
        #expect(try await bench.numbers().count == 1000)
    }

    @Test("A write is not undone because who asked for it went away")
    func cancelled() async throws {
        let bench = try await Bench()
        let database = bench.database
        let asking = Task { try await database.write { try $0.run("INSERT INTO note (number) VALUES (\(1))") } }
        asking.cancel()
        try await asking.value
        #expect(try await bench.numbers() == [1])
    }

    @Test("A write to a closed database fails and doesn't trap")
    func closed() async throws {
        let bench = try await Bench()
        try bench.database.close()
        let database = bench.database
        await #expect(throws: StorageFault.self) { try await database.write { try $0.run("DELETE FROM note") } }
        await #expect(throws: StorageFault.self) { try await database.read { _ = try $0.rows("SELECT * FROM note") } }
    }

    private static func expectUnavailable(
        _ error: any Error,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard case StorageFault.unavailable = error else {
            Issue.record("\(error) is not StorageFault.unavailable", sourceLocation: sourceLocation)
            return
        }
    }
}
