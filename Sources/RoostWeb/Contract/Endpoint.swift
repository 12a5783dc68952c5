package import Roost

/// One address that takes something: what it is for, who may ask, what it takes, what it answers.
package struct Endpoint: Sendable {
    /// Who may ask; finer rules are refusals of their own.
    package enum Access: String, Sendable {
        /// Whoever comes.
        case anyone
        /// Somebody with an account.
        case signedIn
        /// Somebody in the family of the path.
        case member
        /// A parent of it.
        case parent
    }

    /// `GET`, `POST`, …
    package let method: String
    /// `/v1/families/{familyId}/tasks`.
    package let path: String
    /// What it does, in a sentence.
    package let summary: String
    /// Who may ask.
    package let access: Access
    /// The fields of the query.
    package var query: [Input.Field] = []
    /// The body it takes.
    package var intake = Intake.nothing
    /// How it answers when all is well.
    package var answers: [Answer]
    /// What it may refuse beside what follows from the rest, by status: the problems' codes.
    package var refusals: [Int: [String]] = [:]
    /// Whether `If-Match` is looked at.
    package var isVersioned = false
    /// Whether it changes anything; its repeat under the same `Idempotency-Key` is then not carried out again.
    package var isMutation: Bool

    /// `route` is as the router says it: `GET /v1/families`.
    init(
        _ route: String,
        _ summary: String,
        for access: Access,
        query: [Input.Field] = [],
        takes intake: Intake = .nothing,
        answers: [Answer],
        refuses refusals: [Int: [String]] = [:],
        isVersioned: Bool = false,
        isMutation: Bool? = nil
    ) {
        let parts = route.split(separator: " ", maxSplits: 1).map(String.init)
        method = parts[0]
        path = parts[1]
        self.summary = summary
        self.access = access
        self.query = query
        self.intake = intake
        self.answers = answers
        self.refusals = refusals
        self.isVersioned = isVersioned
        self.isMutation = isMutation ?? (parts[0] != "GET")
    }

    /// As the router says it: `GET /v1/families`.
    package var route: String { "\(method) \(path)" }

    /// The names in its path: `familyId`, …
    package var parameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Whether it takes an `Idempotency-Key`: keys are a person's own.
    package var isKeyed: Bool { isMutation && access != .anyone }
}

extension Endpoint {
    /// The body an address takes.
    package enum Intake: Sendable {
        /// None.
        case nothing
        /// A JSON object.
        case json(Input)
        /// A JSON object, or none.
        case jsonIfAny(Input)
        /// A JSON object, or its fields as a form, which may bring a picture.
        case jsonOrForm(Input)
        /// A picture: the body itself, or a form's field `image`.
        case picture

        /// The JSON object.
        package var json: Input? {
            switch self {
            case .nothing, .picture: nil
            case .json(let input), .jsonIfAny(let input), .jsonOrForm(let input): input
            }
        }
    }

    /// One way in which an address answers that all is well.
    package struct Answer: Sendable {
        /// What its body is.
        package enum Content: Sendable {
            /// JSON under its media type.
            case json(Schema, type: String = "application/json")
            /// Text that is none of JSON's.
            case text(type: String)
            /// The bytes of a picture.
            case picture
            /// None.
            case nothing
        }

        /// The HTTP status.
        package let status: Int
        /// What it is, in a few words.
        package let summary: String
        package let content: Content

        static func ok(_ schema: Schema) -> Answer {
            Answer(status: 200, summary: "As it is now", content: .json(schema))
        }

        static func created(_ schema: Schema) -> Answer {
            Answer(status: 201, summary: "What was made", content: .json(schema))
        }

        static var done: Answer { Answer(status: 204, summary: "Done", content: .nothing) }
        static var picture: Answer { Answer(status: 200, summary: "The picture", content: .picture) }
        static var known: Answer { Answer(status: 304, summary: "The client has it already", content: .nothing) }
    }
}
