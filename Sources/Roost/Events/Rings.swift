/// What others must look at again once a transaction has committed.
package struct Rings: Sendable, Equatable {
    /// Families whose logs have grown.
    package var families: Set<Family.ID> = []
    /// Sign-ins that have ended: whatever stands on them loses its right.
    package var endedSignIns: Set<SignIn.ID> = []

    /// Nothing yet.
    package init() {}

    /// True when nobody needs to look.
    package var isEmpty: Bool { families.isEmpty && endedSignIns.isEmpty }

    /// Adds those of another transaction.
    package mutating func add(_ other: Rings) {
        families.formUnion(other.families)
        endedSignIns.formUnion(other.endedSignIns)
    }
}
