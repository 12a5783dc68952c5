import HTTPTypes
import Roost

extension TaskRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "task_not_found", "This task is not here any more.")
        case .notYours:
            Problem(.forbidden, "not_yours", "This task is for somebody else.")
        case .karmaIsForParents:
            Problem(.forbidden, "karma_is_for_parents", "Only parents can set karma.")
        case .assigningIsForParents:
            Problem(.forbidden, "assigning_is_for_parents", "Only parents can give tasks to others.")
        case .alreadyCompleted(let task):
            Problem(.conflict, "already_completed", "This task is done already.").with("task", task)
        case .notCompleted:
            Problem(.conflict, "not_completed", "This task is still open.")
        case .expired:
            Problem(.conflict, "expired", "The time for this task has passed.")
        case .tooLate:
            Problem(.conflict, "too_late", "It is too late to take this back. Ask a parent.")
        case .approvalTask:
            Problem(.conflict, "approval_task", "This task belongs to a claim. Approve or reject the claim instead.")
        case .notTakeable:
            Problem(.conflict, "not_takeable", "Somebody has this task already, or it is done.")
        case .changedMeanwhile:
            Problem(.preconditionFailed, "changed_meanwhile", "Somebody changed this task meanwhile. Look again.")
        }
    }
}
