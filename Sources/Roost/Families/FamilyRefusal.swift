/// Why a request about a family is refused.
package enum FamilyRefusal: Error, Equatable, Sendable {
    /// The asker is not in the family, or there is no such family: the two look the same.
    case notAMember
    /// Only parents may do this.
    case parentsOnly
    /// There is no such member in the family.
    case memberNotFound
    /// A family always keeps a parent.
    case lastParent
    /// What was typed to confirm isn't the family's name.
    case wrongName
    /// It was changed since the version the change was made from.
    case changedMeanwhile
}
