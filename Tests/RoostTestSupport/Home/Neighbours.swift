package import Roost

/// The family next door: same database, other people, whose things must stay theirs.
package struct Neighbours: Sendable {
    /// Their family.
    package let id: Family.ID
    /// The parent.
    package let zoe: User.ID
    /// The child.
    package let sam: User.ID
}
