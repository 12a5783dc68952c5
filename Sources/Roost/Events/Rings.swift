/// What others must look at again once a transaction has committed.
package struct Rings: Sendable, Equatable {
    /// Families whose logs have grown.
    package var families: Set<Family.ID> = []
    /// Sign-ins that have ended: whatever stands on them loses its right.
    package var endedSignIns: Set<SignIn.ID> = []
    /// Families that are gone with their logs, and who was in them.
    package var deletedFamilies: [Family.ID: Set<User.ID>] = [:]
    /// Who is no longer in which chat: its room is closed to them.
    package var leftChats: Set<ChatLeaving> = []
    /// How far chats were read; in no log, so whoever has them open hears it now or never.
    package var reads: Set<ReadMark> = []

    /// Nothing yet.
    package init() {}

    /// True when nobody needs to look.
    package var isEmpty: Bool { self == Rings() }

    /// Adds those of another transaction.
    package mutating func add(_ other: Rings) {
        families.formUnion(other.families)
        endedSignIns.formUnion(other.endedSignIns)
        deletedFamilies.merge(other.deletedFamilies) { $0.union($1) }
        leftChats.formUnion(other.leftChats)
        reads.formUnion(other.reads)
    }
}
