extension Families {
    /// Deletes a family with all that is in it, for ever; its members stay, with their other families. Parents only.
    ///
    /// `name` is the family's name, typed to confirm. The log goes too, so nobody reads of it there: the bell says it.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`, `.wrongName`.
    package func delete(_ id: Family.ID, named name: String, by caller: Caller) async throws {
        try await database.write { transaction in
            let roster = try Roster(of: id, in: transaction)
            _ = try roster.parent(caller.user)
            guard let family = try Family.find(id, in: transaction) else { throw FamilyRefusal.notAMember }
            guard family.name == name else { throw FamilyRefusal.wrongName }
            try transaction.run("DELETE FROM family WHERE id = \(id)")
            transaction.ringAfterCommit(deleted: id, of: roster.everyone)
        }
    }
}
