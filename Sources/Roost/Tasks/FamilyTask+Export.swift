/// Tasks by who did something about them, in any family.
extension FamilyTask {
    static func created(by user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [FamilyTask] {
        try reading.rows("SELECT * FROM task WHERE created_by = \(user) ORDER BY id").map(FamilyTask.init)
    }

    static func completed(by user: User.ID, in reading: borrowing some Reading & ~Copyable) throws -> [FamilyTask] {
        try reading.rows("SELECT * FROM task WHERE completed_by = \(user) ORDER BY id").map(FamilyTask.init)
    }
}
