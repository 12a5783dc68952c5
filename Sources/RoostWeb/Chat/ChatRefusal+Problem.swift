import HTTPTypes
import Roost

extension ChatRefusal: ProblemConvertible {
    var problem: Problem {
        let problem = Problem(status, code, detail)
        guard case .tooFast(_, let pace) = self else { return problem }
        return problem.waiting(wait, RateLimit("messages", pace.messages, in: pace.span))
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
