import HTTPTypes
import Roost
import RoostTestSupport
import RoostWeb
import Testing

/// A house in which there is one of everything, so that every address has something to act on.
struct Scene: Sendable {
    let house: House
    /// A parent of another family.
    let neighbour: Client
    /// Lou, whom Anna took out of the family.
    let removed: Client
    /// What stands in paths and bodies by these names, unless a route has its own.
    private let values: [String: String]
    private let routeValues: [String: [String: String]]
    private let check: SchemaCheck

    /// The list of all addresses, read once.
    static let api = Result { try API() }
    static let picture = Array("GIF89a".utf8)

    init() async throws {
        let house = try await House()
        let home = house.home
        self.house = house
        neighbour = try await house.neighbour()
        removed = house.nobody.with(token: try await home.signIn(home.lou).token.text)
        try await home.remove(home.lou, by: home.anna)
        let props = try await Props(home)
        values = props.values
        routeValues = props.routeValues
        check = SchemaCheck(try Self.api.get().named)
    }

    /// An address by what the router calls it.
    static func endpoint(_ route: String) throws -> Endpoint {
        try #require(try api.get().endpoints.first { $0.route == route })
    }

    /// What a name stands for, at an address.
    func value(_ name: String, at endpoint: Endpoint? = nil) -> String? {
        endpoint.flatMap { routeValues[$0.route]?[name] } ?? values[name]
    }

    /// Asks as somebody, with the body that is given, else one that is right; the answer must be as the contract says.
    @discardableResult
    func ask(_ endpoint: Endpoint, as client: Client, _ body: Literal? = nil) async throws -> Answer {
        let method = try #require(HTTPRequest.Method(endpoint.method))
        let path = try path(of: endpoint)
        let answer: Answer
        if case .picture = endpoint.intake {
            answer = try await client.send(method, path, bytes: Self.picture)
        } else {
            answer = try await client.send(method, path, (body ?? self.body(of: endpoint))?.description)
        }
        for fault in try faults(in: answer, of: endpoint) {
            Issue.record("\(endpoint.route): \(fault)\n\(answer.text)")
        }
        return answer
    }

    func path(of endpoint: Endpoint) throws -> String {
        var path = endpoint.path
        for name in endpoint.parameters {
            path.replace("{\(name)}", with: try #require(value(name, at: endpoint), "nothing for \(name)"))
        }
        let query = endpoint.query.filter { $0.presence == .required }
        return try path + (query.isEmpty ? "" : "?")
            + query.map { "\($0.name)=\(try #require(value($0.name, at: endpoint)))" }.joined(separator: "&")
    }

    private func faults(in answer: Answer, of endpoint: Endpoint) throws -> [String] {
        let status = answer.status.code
        guard let right = endpoint.answers.first(where: { $0.status == status }) else {
            guard endpoint.refusedStatuses.contains(status) else { return ["\(status) isn't in the contract"] }
            return try answer.code == nil ? ["\(status) is no problem"] : []
        }
        switch right.content {
        case .nothing: return answer.bytes.isEmpty ? [] : ["\(status) has a body"]
        case .text(let type): return answer.headers[.contentType]?.hasPrefix(type) == true ? [] : ["no \(type)"]
        case .picture: return answer.headers[.contentType]?.hasPrefix("image/") == true ? [] : ["no picture"]
        case .json(let schema, let type):
            let faults = try check.faults(in: answer.bytes, as: schema, at: "answer")
            return answer.headers[.contentType] == type ? faults : faults + ["the media type is another"]
        }
    }

    /// The head of the family's log, and how many rows there are in all tables.
    func state() async throws -> [Int] {
        try await house.home.services.database.read { [family = house.home.id] reading in
            let tables = try reading.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            let names: [String] = try tables.map { try $0["name"] }
            let counts = names.map { "(SELECT count(*) FROM \"\($0)\")" }.joined(separator: " + ")
            let rows = try reading.first(SQL(stringLiteral: "SELECT \(counts) AS rows"))
            return [try Family.head(of: family, in: reading), try rows.map { try $0["rows"] } ?? 0]
        }
    }
}
