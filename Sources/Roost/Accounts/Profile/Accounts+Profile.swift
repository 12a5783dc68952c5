extension Accounts {
    /// Changes one's own name, birthdate, language or face. The families hear of what they see of it.
    /// - Throws: `Invalid`, `AccountRefusal.notSignedIn`, `.changedMeanwhile`.
    package func changeProfile(_ edit: ProfileEdit, by caller: Caller) async throws -> User {
        let edit = try edit.checked()
        return try await change(caller, ifVersion: edit.ifVersion) { user, _ in user.apply(edit) }
    }

    /// Shows a picture in the place of the emoji.
    /// - Throws: `AccountRefusal.notSignedIn`.
    package func setImage(_ image: Image, by caller: Caller) async throws -> User {
        try await change(caller) { user, transaction in
            user.imageTag = image.tag
            try image.store(of: user.id, in: transaction)
        }
    }

    /// Shows the emoji again.
    /// - Throws: `AccountRefusal.notSignedIn`.
    package func removeImage(by caller: Caller) async throws -> User {
        try await change(caller) { user, transaction in
            user.imageTag = nil
            try Image.delete(of: user.id, in: transaction)
        }
    }

    /// One's own picture, with the tag it is cached by; the picture is nil for who has that tag already.
    /// - Throws: `AccountRefusal.noImage`.
    package func image(
        of user: User.ID,
        knowing isKnown: @escaping @Sendable (String) -> Bool
    ) async throws -> (
        tag: String, image: Image?
    ) {
        try await database.read { reading in
            guard let tag = try User.find(user, in: reading)?.imageTag else { throw AccountRefusal.noImage }
            return (tag, isKnown(tag) ? nil : try Image.find(of: user, in: reading))
        }
    }

    /// Changes one's own row, once, and tells the families when others see a difference.
    private func change(
        _ caller: Caller,
        ifVersion: Int? = nil,
        _ apply: @escaping @Sendable (inout User, borrowing Transaction) throws -> Void
    ) async throws -> User {
        let now = world.now()
        return try await database.write { transaction in
            guard let before = try User.find(caller.user, in: transaction) else { throw AccountRefusal.notSignedIn }
            if let ifVersion, ifVersion != before.version { throw AccountRefusal.changedMeanwhile }
            var user = before
            try apply(&user, transaction)
            guard user != before else { return before }
            user.version += 1
            try user.update(in: transaction)
            if user.looks != before.looks {
                try Families.tellOfLooks(of: user.id, by: caller, at: now, in: transaction)
            }
            return user
        }
    }
}

extension User {
    /// What the families see of somebody.
    fileprivate var looks: [String?] { [name, emoji, colour.rawValue, imageTag] }
}

extension FamilyView {
    /// Who looks, with what only they themselves see.
    /// - Throws: `AccountRefusal.notSignedIn`.
    package func myself() throws -> User {
        guard let user = try User.find(me.id, in: self) else { throw AccountRefusal.notSignedIn }
        return user
    }

    /// Whether who looks signs in by a password.
    package func hasPassword() throws -> Bool {
        try User.hasPassword(me.id, in: self)
    }

    /// A member's picture, with the tag it is cached by; the picture is nil for who has that tag already.
    /// - Throws: `FamilyRefusal.memberNotFound`, `AccountRefusal.noImage`.
    package func image(of id: User.ID, knowing isKnown: (String) -> Bool) throws -> (tag: String, image: Image?) {
        guard let member = roster.find(id) else { throw FamilyRefusal.memberNotFound }
        guard let tag = member.imageTag else { throw AccountRefusal.noImage }
        return (tag, isKnown(tag) ? nil : try Image.find(of: id, in: self))
    }
}
