import HTTPTypes
import Roost

extension ScheduleRefusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .notFound:
            Problem(.notFound, "schedule_not_found", "This schedule is not here any more.")
        case .changedMeanwhile:
            Problem(.preconditionFailed, "changed_meanwhile", "Somebody changed this schedule meanwhile. Look again.")
        case .notAnOccurrence:
            Problem(.conflict, "not_an_occurrence", "This schedule doesn't come on that day, or the day is past.")
        case .alreadyMade:
            Problem(.conflict, "already_made", "That day's task is there already. Delete the task instead.")
        }
    }
}
