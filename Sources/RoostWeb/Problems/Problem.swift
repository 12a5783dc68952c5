package import HTTPTypes
package import Roost

/// What went wrong, told by the rules of RFC 9457: `application/problem+json`.
package struct Problem: Error, Sendable {
    /// The HTTP status.
    package var status: HTTPResponse.Status
    /// Stable, snake case: what programs decide by.
    package var code: String
    /// A sentence a person can act on.
    package var detail: String
    /// All failing fields, for 400.
    package var errors: [Invalid.Field] = []
    /// Further members (RFC 9457, section 3.2), as `task` with `already_completed`.
    var members: [String: any Encodable & Sendable] = [:]
    /// Header fields the answer carries.
    var headers: HTTPFields = [:]

    /// A problem by status, code and a sentence.
    init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
        self.status = status
        self.code = code
        self.detail = detail
    }

    /// The problem with one more member.
    func with(_ member: String, _ value: some Encodable & Sendable) -> Problem {
        var copy = self
        copy.members[member] = value
        return copy
    }

    /// The same in another language than English.
    func told(in words: Words) -> Problem {
        var problem = self
        problem.detail = words.told(detail)
        problem.errors = errors.map { failure in
            Invalid.Field(field: failure.field, code: failure.code, detail: words.told(failure.detail))
        }
        return problem
    }
}

extension Problem {
    /// A path has something where an id belongs.
    static func malformedID(_ name: String) -> Problem {
        let detail = "An id is a UUID in lower case."
        var problem = Problem(.badRequest, "malformed_id", detail)
        problem.errors = [Invalid.Field(field: name, code: "malformed_id", detail: detail)]
        return problem
    }

    /// A header field can't be read.
    static func malformedHeader(_ name: String, _ detail: String) -> Problem {
        var problem = Problem(.badRequest, "malformed_header", detail)
        problem.errors = [Invalid.Field(field: name, code: "malformed_header", detail: detail)]
        return problem
    }

    /// The body isn't what it should be.
    static func malformedBody(_ detail: String) -> Problem {
        Problem(.badRequest, "malformed_body", detail)
    }
}
