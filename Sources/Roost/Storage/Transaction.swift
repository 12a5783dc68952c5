/// What reads can be done on: a read transaction and a write transaction alike.
package protocol Reading: ~Copyable {
    /// The rows a query answers.
    func rows(_ sql: SQL) throws -> [Row]
}

extension Reading where Self: ~Copyable {
    /// The first row, if there is one.
    package func first(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }
}

/// A consistent view of the database that can't write, can't leave its closure and can't wait.
package struct ReadTransaction: ~Copyable, Reading {
    let connection: any Connection

    /// For drivers: a view on a connection that is inside a read transaction.
    package init(on connection: any Connection) {
        self.connection = connection
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try connection.rows(sql)
    }
}

/// One unit of work: all of it commits, or none of it happened.
///
/// It can't leave its closure (it isn't copyable) and nobody can wait inside one (the closure is synchronous), so a driver may
/// run the closure again when it lost a race.
package struct Transaction: ~Copyable, Reading {
    private let connection: any Connection

    /// For drivers: work on a connection that is inside a write transaction.
    package init(on connection: any Connection) {
        self.connection = connection
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try connection.rows(sql)
    }

    /// Runs a statement that answers nothing.
    package func run(_ sql: SQL) throws {
        _ = try connection.rows(sql)
    }

    /// Rings for a family once this has committed: its log has grown.
    package func ringAfterCommit(_ family: Family.ID) {
        connection.ringAfterCommit(family)
    }

    /// Rings for a sign-in once this has committed: it has ended.
    package func ringAfterCommit(ended signIn: SignIn.ID) {
        connection.ringAfterCommit(ended: signIn)
    }

    /// Rings once this has committed: a family is gone, and those who were in it must hear so.
    package func ringAfterCommit(deleted family: Family.ID, of members: Set<User.ID>) {
        connection.ringAfterCommit(deleted: family, of: members)
    }

    /// Rings once this has committed: somebody is no longer in a chat.
    package func ringAfterCommit(left leaving: ChatLeaving) {
        connection.ringAfterCommit(left: leaving)
    }

    /// Rings once this has committed: somebody has read a chat.
    package func ringAfterCommit(read mark: ReadMark) {
        connection.ringAfterCommit(read: mark)
    }
}
