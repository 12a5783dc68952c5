/// What can be done with chats; writing into them is `Messages`.
package struct Chats: Sendable {
    let database: any Database
    private let world: World

    /// The chats in a database.
    package init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    /// What came of asking for a chat.
    package struct Opened: Sendable, Encodable {
        /// The chat.
        package let chat: Chat
        /// False when there was one already.
        package let isNew: Bool

        package func encode(to encoder: any Encoder) throws {
            try chat.encode(to: encoder)
        }
    }

    /// The direct chat with another member: there is one per pair, made by whoever asks first.
    /// - Throws: `FamilyRefusal.notAMember`, `.memberNotFound`, `ChatRefusal.withOneself`.
    package func direct(with other: User.ID, in family: Family.ID, by caller: Caller) async throws -> Opened {
        try await database.act(in: family, by: caller, world) { act, transaction in
            guard other != caller.user else { throw ChatRefusal.withOneself }
            guard act.roster.find(other) != nil else { throw FamilyRefusal.memberNotFound }
            let pair = Chat.pair(caller.user, other)
            if let chat = try Chat.direct(pair, in: family, transaction) {
                return Opened(
                    chat: try Self.complete(chat, with: [caller.user, other], &act, transaction),
                    isNew: false
                )
            }
            let members = [caller.user, other].map { ChatMember(userId: $0, role: .member, joinedAt: act.now) }
            let chat = act.newChat(.direct, title: nil, members: members)
            try chat.insert(pair: pair, in: transaction)
            try Self.seatAll(of: chat, &act, transaction)
            return Opened(chat: chat, isNew: true)
        }
    }

    /// Makes a group; its maker is its admin.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `.memberNotFound`.
    package func create(_ draft: GroupDraft, in family: Family.ID, by caller: Caller) async throws -> Chat {
        let draft = try draft.checked()
        return try await database.act(in: family, by: caller, world) { act, transaction in
            let others = draft.members.filter { $0 != caller.user }
            guard others.allSatisfy({ act.roster.find($0) != nil }) else { throw FamilyRefusal.memberNotFound }
            let maker = ChatMember(userId: caller.user, role: .admin, joinedAt: act.now)
            let members = [maker] + others.map { ChatMember(userId: $0, role: .member, joinedAt: act.now) }
            let chat = act.newChat(.group, title: draft.title, members: members)
            try chat.insert(in: transaction)
            try Self.seatAll(of: chat, &act, transaction)
            return chat
        }
    }

    /// Gives a group another title. Its admins only.
    ///
    /// `ifVersion` is the version it was made from (`If-Match`); none takes any.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.directChat`, `.adminsOnly`,
    ///   `.changedMeanwhile`.
    package func rename(
        _ id: Chat.ID,
        to title: String,
        ifVersion: Int? = nil,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Chat {
        let title = try GroupDraft(title: title, members: []).checked().title
        return try await database.act(in: family, by: caller, world) { act, transaction in
            var chat = try Self.administered(id, act, transaction)
            if let ifVersion, ifVersion != chat.version { throw ChatRefusal.changedMeanwhile }
            guard chat.title != title else { return chat }
            chat.title = title
            chat.version += 1
            try chat.update(in: transaction)
            try act.facts.tell(ChatUpdated(familyId: family, chat: chat), to: chat.people)
            act.facts.changed(.chat(chat, .updated), for: chat.people)
            return chat
        }
    }

    /// Takes somebody into a group, who sees what is said from now on; adding a member again does nothing. Its admins only.
    /// - Throws: `FamilyRefusal.notAMember`, `.memberNotFound`, `ChatRefusal.notFound`, `.directChat`, `.adminsOnly`.
    package func add(
        _ user: User.ID,
        to id: Chat.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Chat {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let chat = try Self.administered(id, act, transaction)
            guard act.roster.find(user) != nil else { throw FamilyRefusal.memberNotFound }
            return try Self.complete(chat, with: [user], &act, transaction)
        }
    }

    /// Takes somebody out of a group: an admin removes, anybody leaves. The last admin's leaving makes the oldest member one;
    /// with its last member the group goes.
    /// - Throws: `FamilyRefusal.notAMember`, `.memberNotFound`, `ChatRefusal.notFound`, `.directChat`, `.adminsOnly`.
    package func remove(
        _ user: User.ID,
        from id: Chat.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let chat = try Chat.find(id, in: family, for: caller.user, transaction)
            guard chat.type == .group else { throw ChatRefusal.directChat }
            guard user == caller.user || chat.isAdmin(caller.user) else { throw ChatRefusal.adminsOnly }
            guard chat.member(user) != nil else { throw FamilyRefusal.memberNotFound }
            try Self.takeOut(user, of: chat, &act, transaction)
        }
    }

    /// Lets a chat's messages make no noise for one member, or noise again; told to that member's own screens only.
    /// - Throws: `FamilyRefusal.notAMember`, `ChatRefusal.notFound`.
    package func setMuted(
        _ isMuted: Bool,
        _ id: Chat.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let chat = try Chat.find(id, in: family, for: caller.user, transaction)
            let seat = try ChatSeat.find(caller.user, in: id, transaction)
            guard seat?.isMuted != isMuted else { return }
            try ChatSeat.setMuted(isMuted, for: caller.user, in: id, transaction)
            act.facts.changed(.chat(chat, .updated), for: [caller.user])
        }
    }

    /// The family a chat belongs to, for who is in it.
    /// - Throws: `ChatRefusal.notFound`.
    package func family(of chat: Chat.ID, for user: User.ID) async throws -> Family.ID {
        try await database.read { reading in
            let row = try reading.first(
                """
                SELECT chat.family_id FROM chat JOIN chat_member ON chat_member.chat_id = chat.id
                WHERE chat.id = \(chat) AND chat_member.user_id = \(user)
                """
            )
            guard let row else { throw ChatRefusal.notFound }
            return try row["family_id"]
        }
    }
}
