import ArgumentParser

/// What the three things people do most take while thousands of other families are in the database: one client, one request after
/// the other, each in another family than the one before.
struct Families: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Listing, completing and claiming in a village of many families."
    )

    @Argument(help: "The server's port.") var port: UInt16
    @Option(help: "How many families there are.") var families = 10_000
    @Option(help: "How many of them are visited.") var visits = 2_000

    private struct Named: Decodable {
        let id: String
    }

    private struct Items: Decodable {
        let items: [Named]
    }

    func run() throws {
        var (listed, completed, claimed): ([Double], [Double], [Double]) = ([], [], [])
        for visit in 0..<min(visits, families) {
            // Far from each other, so that one visit doesn't warm the pages of the next.
            let number = visit * 7919 % families
            let path = "/v1/families/\(Village.family(number))"
            let parent = try HTTPClient(port: port, token: Village.token(number, 0))
            let child = try HTTPClient(port: port, token: Village.token(number, 2))
            let wish = #"{"name":"Ice cream","karmaCost":10}"#
            let reward = try parent.send("POST", path + "/rewards", body: wish).decode(Named.self)
            let tasks = try timed(&listed) { try child.send("GET", path + "/tasks?status=open&sort=due") }
            guard let task = try tasks.decode(Items.self).items.first else { throw BenchmarkError("no open task") }
            try timed(&completed) { try child.send("POST", path + "/tasks/\(task.id)/completion") }
            try timed(&claimed) { try child.send("POST", path + "/rewards/\(reward.id)/claims") }
        }
        Report(listed).print("Tasks listed, 50 a page, of \(families) families")
        Report(completed).print("Tasks completed, with karma")
        Report(claimed).print("Rewards claimed")
    }

    @discardableResult
    private func timed(
        _ times: inout [Double],
        _ ask: () throws -> HTTPClient.Answer
    ) throws -> HTTPClient.Answer {
        let start = ContinuousClock.now
        let answer = try ask()
        times.append(milliseconds(since: start))
        return answer
    }
}
