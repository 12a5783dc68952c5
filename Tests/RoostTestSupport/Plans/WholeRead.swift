/// A statement that may read a whole table, and why.
struct WholeRead {
    /// Where it stands.
    let file: String
    /// How it begins; nothing for all statements of that file.
    var statement = ""
    let reason: String

    /// All there are.
    static let allowed = [
        WholeRead(file: "Roost/Verification/Verification.swift", reason: "roost verify reads everything"),
        WholeRead(file: "Roost/Events/LogCheck.swift", reason: "roost verify reads everything"),
        WholeRead(file: "Roost/Karma/LedgerCheck.swift", reason: "roost verify reads everything"),
        WholeRead(file: "Roost/Tasks/TaskCheck.swift", reason: "roost verify reads everything"),
        WholeRead(file: "Roost/Rewards/Claims/ClaimCheck.swift", reason: "roost verify reads everything"),
        WholeRead(
            file: "Roost/Families/Family.swift",
            statement: "SELECT id, head FROM family WHERE head > 0",
            reason: "a server that starts learns where each family's log ends"
        ),
        WholeRead(
            file: "Roost/Families/Family+Log.swift",
            statement: "SELECT id, head FROM family",
            reason: "a restore begins every family's epoch"
        ),
        WholeRead(
            file: "Roost/Accounts/SignIn.swift",
            statement: "DELETE FROM sign_in",
            reason: "a restore signs everybody out"
        ),
        WholeRead(
            file: "Roost/Events/EventLog.swift",
            statement: "SELECT * FROM event ORDER BY",
            reason: "tests look at all that was told"
        ),
        WholeRead(
            file: "Roost/Accounts/User.swift",
            statement: #"SELECT 1 AS one FROM "user" LIMIT 1"#,
            reason: "ends at the first row"
        ),
    ]
}
