/// Why a request about a task is refused.
package enum TaskRefusal: Error, Equatable, Sendable {
    /// No such task in this family.
    case notFound
    /// It is for somebody else.
    case notYours
    /// A child can't set karma.
    case karmaIsForParents
    /// A child can't give tasks to others.
    case assigningIsForParents
    /// Somebody was quicker; the task as it is now.
    case alreadyCompleted(FamilyTask)
    /// It isn't completed, so it can't be reopened.
    case notCompleted
    /// Its time has passed.
    case expired
    /// The time to take it back has passed.
    case tooLate
    /// It belongs to a claim: it can only be completed, or go with the claim.
    case approvalTask
    /// It isn't there to be taken: it is done, or somebody has it.
    case notTakeable
    /// It was changed since the version the change was made from.
    case changedMeanwhile
}
