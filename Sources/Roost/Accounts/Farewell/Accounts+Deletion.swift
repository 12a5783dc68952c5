extension Accounts {
    /// Deletes one's own account: it leaves all its families, with everything that follows, and its sign-ins end. What it did in
    /// them stays, without its name.
    /// - Throws: `FamilyRefusal.lastParent` while it is some family's last parent; `AccountRefusal.notSignedIn`.
    package func delete(by caller: Caller) async throws {
        let (now, world) = (world.now(), world)
        try await database.write { transaction in
            let user = caller.user
            guard try User.find(user, in: transaction) != nil else { throw AccountRefusal.notSignedIn }
            for family in try Family.all(of: user, in: transaction) {
                try FamilyAct.run(in: family.id, by: caller, at: now, world, transaction) { act, transaction in
                    try Families.remove(user, &act, in: transaction)
                }
            }
            try FamilyTask.forgetName(ofClaimer: user, in: transaction)
            try SignIn.endAll(of: user, in: transaction)
            try User.delete(user, in: transaction)
        }
    }
}
