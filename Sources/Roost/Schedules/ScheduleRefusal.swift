/// Why a request about a schedule is refused.
package enum ScheduleRefusal: Error, Equatable, Sendable {
    /// No such schedule in this family.
    case notFound
    /// It was changed since the version the change was made from.
    case changedMeanwhile
    /// The rule doesn't come on that day, or the day is past.
    case notAnOccurrence
    /// That day's task is there already.
    case alreadyMade
}
