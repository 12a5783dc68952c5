extension Families {
    /// Gives a family another code; devices that remember the old one ask for it anew. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`.
    package func replaceCode(of id: Family.ID, by caller: Caller) async throws -> FamilyCode {
        let code = FamilyCode(chance: world.randomBytes(FamilyCode.length))
        let now = world.now()
        return try await database.write { transaction in
            let roster = try Roster(of: id, in: transaction)
            _ = try roster.parent(caller.user)
            guard var family = try Family.find(id, in: transaction) else { throw FamilyRefusal.notAMember }
            try code.store(for: id, in: transaction)
            family.version += 1
            try family.update(in: transaction)
            var facts = Facts(for: roster)
            facts.changed(Change(.family, id.text, version: family.version, .updated))
            try EventLog.append(facts, to: id, by: caller, at: now, in: transaction)
            return code
        }
    }
}

extension FamilyView {
    /// The family's code; none until one is made. Parents only.
    /// - Throws: `FamilyRefusal.parentsOnly`.
    package func code() throws -> FamilyCode? {
        _ = try roster.parent(me.id)
        return try FamilyCode.find(family.id, in: self)
    }
}
