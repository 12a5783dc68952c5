/// How much of a family's log there is, and since which restore it counts.
package struct LogExtent: Sendable, Equatable {
    /// The offset of the last event; 0 for a log without events.
    package let head: Int
    /// Events up to this offset are replayed to nobody: some of them are gone.
    package let pruned: Int
    /// Random; another one since the log was restored from a backup.
    package let epoch: String
    /// Offsets up to this one may be of an earlier epoch, unless theirs is named.
    package let doubted: Int

    /// How far a client has read a log.
    package struct Seen: Sendable, Hashable {
        /// The last offset it has seen.
        package let offset: Int
        /// The epoch of that offset; none when the client doesn't keep epochs.
        package let epoch: String?

        /// An offset, with its epoch when that is known.
        package init(_ offset: Int, epoch: String? = nil) {
            self.offset = offset
            self.epoch = epoch
        }
    }

    /// Whether the log still has everything after what a client has seen.
    package func continues(_ seen: Seen) -> Bool {
        guard (pruned...max(pruned, head)).contains(seen.offset) else { return false }
        if let epoch = seen.epoch { return epoch == self.epoch }
        return doubted == 0 || seen.offset > doubted
    }
}
