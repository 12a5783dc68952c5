/// What can go wrong with storage itself; none of it is the caller's doing.
package enum StorageFault: Error, Sendable, Equatable {
    /// The engine can't take the work now: full disk, locked file, lost connection. Nothing was written.
    case unavailable(String)
    /// A column isn't what the program expects.
    case mismatch(column: String)
    /// The engine refused a statement.
    case statement(String)
}
