/// A family and everybody in it.
package struct FamilyWithMembers: Sendable, Equatable {
    /// The family.
    package let family: Family
    /// Its members, in the order they joined.
    package let members: [Member]
}
