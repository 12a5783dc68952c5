import HTTPTypes
import Roost

extension ChatRefusal: ProblemConvertible {
    var problem: Problem {
        let problem = Problem(status, code, detail)
        return wait == 0 ? problem : problem.waiting(wait)
    }

    private var status: HTTPResponse.Status {
        switch self {
        case .notFound, .messageNotFound, .noImage: .notFound
        case .adminsOnly, .notYours: .forbidden
        case .directChat, .withOneself, .nobodyThere, .tooLate, .deleted: .conflict
        case .changedMeanwhile: .preconditionFailed
        case .tooFast: .tooManyRequests
        }
    }
}

extension Problem {
    /// With the header fields of the IETF's draft "RateLimit header fields for HTTP", beside `Retry-After`.
    fileprivate func waiting(_ seconds: Int) -> Problem {
        var problem = with("retryAfter", seconds)
        problem.headers[.retryAfterSeconds] = String(seconds)
        problem.headers[.rateLimitPolicy] = #""messages";q=10;w=10"#
        problem.headers[.rateLimit] = #""messages";r=0;t=\#(seconds)"#
        return problem
    }
}
