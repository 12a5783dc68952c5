/// What a driver gives a transaction to work on; used by one thread at a time, inside `Database.read` and `write` only.
package protocol Connection {
    /// Runs a statement and collects its rows.
    func rows(_ sql: SQL) throws -> [Row]
    /// Rings for a family once the transaction has committed.
    func ringAfterCommit(_ family: Family.ID)
    /// Rings for an ended sign-in once the transaction has committed.
    func ringAfterCommit(ended signIn: SignIn.ID)
    /// Rings for a family that is gone, and those who were in it, once the transaction has committed.
    func ringAfterCommit(deleted family: Family.ID, of members: Set<User.ID>)
    /// Rings for somebody who is no longer in a chat once the transaction has committed.
    func ringAfterCommit(left leaving: ChatLeaving)
    /// Rings for a chat that was read once the transaction has committed.
    func ringAfterCommit(read mark: ReadMark)
    /// How this engine finds messages by their words.
    var messageSearch: any MessageSearch { get }
}
