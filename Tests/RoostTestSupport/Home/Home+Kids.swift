package import Roost

extension Home {
    /// A child that signs in by PIN, added by Anna.
    package func kid(_ name: String = "Ida", pin: String = "2468") async throws -> User.ID {
        clock.tick()
        let registration = Registration(.pin(pin), name: name)
        return try await services.families.addMember(registration, as: .child, to: id, by: Caller(anna)).id
    }

    /// The code children's devices remember.
    package func code() async throws -> FamilyCode {
        guard let code = try await services.database.view(of: id, for: anna, { try $0.code() }) else {
            throw FamilyRefusal.notAMember
        }
        return code
    }

    /// Signs a child in by the family's code and a PIN.
    @discardableResult
    package func signIn(kid: User.ID, pin: String) async throws -> SignedIn {
        try await services.accounts.logIn(kid: kid, familyCode: code(), pin: pin)
    }

    /// How somebody signs in, as Anna sees it.
    package func access(to member: User.ID) async throws -> MemberAccess {
        try await services.database.view(of: id, for: anna) { try $0.access(to: member) }
    }
}
