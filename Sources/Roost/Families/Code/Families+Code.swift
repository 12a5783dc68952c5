extension Families {
    /// Gives a family another code; devices that remember the old one ask for it anew. Parents only.
    /// - Throws: `FamilyRefusal.notAMember`, `.parentsOnly`.
    package func replaceCode(of id: Family.ID, by caller: Caller) async throws -> FamilyCode {
        let code = FamilyCode(chance: world.randomBytes(FamilyCode.length))
        return try await database.act(in: id, by: caller, world) { act, transaction in
            try act.requireParent()
            guard var family = try Family.find(id, in: transaction) else { throw FamilyRefusal.notAMember }
            try code.store(for: id, in: transaction)
            family.version += 1
            try family.update(in: transaction)
            act.facts.changed(Change(.family, id.text, version: family.version, .updated))
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
