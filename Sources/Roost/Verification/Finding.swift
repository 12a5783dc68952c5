/// Something in a database that isn't as it must be.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// What must hold.
    package enum Rule: String, Sendable, CaseIterable {
        /// The file is a whole database: SQLite's integrity_check.
        case integrity = "storage.integrity"
        /// What a row refers to exists.
        case reference = "storage.reference"
        /// A row can be read as what it is.
        case readable = "storage.readable"
        /// A family's offsets have no gaps.
        case gap = "log.gap"
        /// A family's head is the offset of its last event.
        case head = "log.head"
        /// A member's entries are numbered from 1 without gaps.
        case number = "ledger.number"
        /// A balance is the one before it plus the amount, and never negative.
        case balance = "ledger.balance"
        /// An entry carries the hash of the one before it.
        case chain = "ledger.chain"
        /// The ledger has what the log told of it.
        case told = "ledger.told"
        /// A member's pending claims don't reserve more than the balance.
        case reserved = "claim.reserved"
        /// A claim and its approval task agree.
        case approval = "claim.approval"
        /// A claim has the entries that its status wants.
        case entries = "claim.entries"
        /// A task has the entries that its status wants.
        case task = "task.entries"
    }

    /// What doesn't hold.
    package let rule: Rule
    /// Where, with ids.
    package let detail: String

    /// A rule that doesn't hold somewhere.
    package init(_ rule: Rule, _ detail: String) {
        self.rule = rule
        self.detail = detail
    }

    package var description: String { "\(rule.rawValue): \(detail)" }
}
