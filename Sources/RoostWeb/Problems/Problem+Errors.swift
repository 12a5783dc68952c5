import HTTPTypes
import Hummingbird
import NIOCore
import Roost

/// A refusal that knows what it is over HTTP: its status and its code.
protocol ProblemConvertible: Error {
    var problem: Problem { get }
}

extension Problem {
    /// What an expected error is over HTTP; nil for a fault, of which nothing is told.
    package init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as any ProblemConvertible: self = refusal.problem
        case let error as HTTPError: self = Problem(error)
        case is NIOTooManyBytesError: self = .tooLarge
        default: return nil
        }
    }

    /// What the page with a form tells of an error; nil for a fault, and for a script, which tells itself what went wrong.
    init?(_ error: any Error, onFormOf request: Request) {
        guard !request.wantsJSON, let problem = Problem(error), problem.status.code < 500 else { return nil }
        self = problem
    }

    /// A fault as it is told: nothing but that there was one.
    static var fault: Problem {
        Problem(.internalServerError, "internal", "Something went wrong on our side. Please try again.")
    }

    /// The body weighs more than it may; the connection ends with the answer, so that the rest isn't read.
    static var tooLarge: Problem {
        Problem(.contentTooLarge, "too_large", "That is more than this server takes at once.")
    }

    private init(_ error: HTTPError) {
        let plain =
            switch error.status {
            case .notFound: Problem(.notFound, "no_such_path", "There is nothing at this address.")
            case .methodNotAllowed: Problem(.methodNotAllowed, "method_not_allowed", "This address doesn't take that.")
            case .contentTooLarge: Problem.tooLarge
            default: Problem(error.status, "http_\(error.status.code)", error.body ?? error.status.reasonPhrase)
            }
        self = plain
        headers = error.headers
    }
}

extension Invalid: ProblemConvertible {
    var problem: Problem {
        let detail = fields.count == 1 ? fields[0].detail : "Some fields need another look."
        var problem = Problem(.badRequest, "invalid", detail)
        problem.errors = fields
        return problem
    }
}

extension StorageFault {
    /// Whether another try in a moment may do.
    var isPassing: Bool {
        switch self {
        case .unavailable: true
        case .mismatch, .statement: false
        }
    }
}
