import Logging
import Roost

/// The acknowledgement of a command: `{ok:true, data}` or `{ok:false, error:{code, detail, correlationId}}`.
struct CommandAnswer: Encodable, Sendable {
    /// Why a command was refused.
    struct Failure: Encodable, Sendable {
        /// Stable, snake case: the same as over HTTP.
        let code: String
        /// A sentence a person can act on.
        let detail: String
        /// All failing fields, when it is about these.
        var errors: [Field]?
        /// Seconds until another try may do.
        var retryAfter: Int?
        /// Names the command in the log.
        var correlationId = ""
    }

    /// A failing field.
    struct Field: Encodable, Sendable {
        let field: String
        let code: String
        let detail: String
    }

    private let data: (any Encodable & Sendable)?
    private let error: Failure?

    /// Done.
    static func done(_ data: (any Encodable & Sendable)? = nil) -> CommandAnswer {
        CommandAnswer(data: data, error: nil)
    }

    /// Refused.
    static func refused(_ failure: Failure) -> CommandAnswer {
        CommandAnswer(data: nil, error: failure)
    }

    private enum CodingKeys: String, CodingKey {
        case ok, data, error
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(error == nil, forKey: .ok)
        if let data { try container.encode(data, forKey: .data) }
        try container.encodeIfPresent(error, forKey: .error)
    }
}

extension CommandAnswer.Failure {
    /// What an expected error is to a client; nil for a fault, of which nothing is told.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandAnswer.Failure:
            self = failure
        case let refusal as ChatRefusal:
            self.init(code: refusal.code, detail: refusal.detail)
            retryAfter = refusal.wait == 0 ? nil : refusal.wait
        case FamilyRefusal.notAMember:
            self.init(code: "not_a_member", detail: "You are not in this family.")
        case let invalid as Invalid:
            self.init(code: "invalid", detail: invalid.fields.first?.detail ?? "Some fields need another look.")
            errors = invalid.fields.map { CommandAnswer.Field(field: $0.field, code: $0.code, detail: $0.detail) }
        default:
            return nil
        }
    }

    /// A fault as it is told: nothing but that there was one.
    static let fault = CommandAnswer.Failure(
        code: "internal",
        detail: "Something went wrong on our side. Please try again."
    )

    /// Something stands where an id belongs.
    static func malformedID(_ field: String) -> CommandAnswer.Failure {
        let detail = "An id is a UUID in lower case."
        var failure = CommandAnswer.Failure(code: "malformed_id", detail: detail)
        failure.errors = [CommandAnswer.Field(field: field, code: "malformed_id", detail: detail)]
        return failure
    }
}

extension CommandAnswer.Failure: Error {}
