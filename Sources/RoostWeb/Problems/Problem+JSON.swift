import Hummingbird
import Roost

extension Problem {
    /// The answer to a program.
    func response(correlationId: String) throws -> Response {
        let body = Body(problem: self, correlationId: correlationId)
        var response = Response.text(try JSON.text(body), type: "application/problem+json", status: status)
        response.headers.append(contentsOf: headers)
        return response
    }

    /// `type` is `about:blank`, so `title` is the status's phrase (RFC 9457, section 4.2.1); programs decide by `code`.
    private struct Body: Encodable {
        let problem: Problem
        let correlationId: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode("about:blank", forKey: Key("type"))
            try container.encode(problem.status.reasonPhrase, forKey: Key("title"))
            try container.encode(problem.status.code, forKey: Key("status"))
            try container.encode(problem.detail, forKey: Key("detail"))
            try container.encode(problem.code, forKey: Key("code"))
            try container.encode(correlationId, forKey: Key("correlationId"))
            if !problem.errors.isEmpty { try container.encode(problem.errors.map(Failure.init), forKey: Key("errors")) }
            for (name, value) in problem.members { try container.encode(value, forKey: Key(name)) }
        }
    }

    private struct Failure: Encodable {
        let field: String
        let code: String
        let detail: String

        init(_ failure: Invalid.Field) {
            field = failure.field
            code = failure.code
            detail = failure.detail
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}
