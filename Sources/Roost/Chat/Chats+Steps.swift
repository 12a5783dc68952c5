/// The steps that several verbs share.
extension Chats {
    /// A group that the actor may change.
    /// - Throws: `ChatRefusal.notFound`, `.directChat`, `.adminsOnly`.
    static func administered(_ id: Chat.ID, _ act: FamilyAct, _ transaction: borrowing Transaction) throws -> Chat {
        let chat = try Chat.find(id, in: act.roster.family, for: act.actor.id, transaction)
        guard chat.type == .group else { throw ChatRefusal.directChat }
        guard chat.isAdmin(act.actor.id) else { throw ChatRefusal.adminsOnly }
        return chat
    }

    /// Gives everybody in a new chat a place, and tells them.
    static func seatAll(of chat: Chat, _ act: inout FamilyAct, _ transaction: borrowing Transaction) throws {
        for member in chat.members { try ChatSeat(member, in: chat.id, after: 0).insert(in: transaction) }
        try act.facts.tell(ChatUpdated(familyId: chat.familyId, chat: chat), to: chat.people)
        act.facts.changed(.chat(chat, .created), for: chat.people)
    }

    /// Takes in who isn't in the chat; they see what is said from now on.
    static func complete(
        _ chat: Chat,
        with people: [User.ID],
        _ act: inout FamilyAct,
        _ transaction: borrowing Transaction
    ) throws -> Chat {
        var chat = chat
        let last = try Chat.lastNumber(of: chat.id, in: transaction)
        for user in people where chat.member(user) == nil {
            let member = ChatMember(userId: user, role: .member, joinedAt: act.now)
            try ChatSeat(member, in: chat.id, after: last).insert(in: transaction)
            chat.members.append(member)
            chat.version += 1
            try chat.update(in: transaction)
            let added = ChatMemberAdded(familyId: chat.familyId, chat: chat, member: member, by: act.actor.id)
            try act.facts.tell(added, to: chat.people)
            act.facts.changed(.chat(chat, .created), for: [user])
            act.facts.changed(.chat(chat, .updated), for: chat.people.subtracting([user]))
        }
        return chat
    }

    /// Takes somebody out of a chat, and looks after what is left of it.
    static func takeOut(
        _ user: User.ID,
        of chat: Chat,
        _ act: inout FamilyAct,
        _ transaction: borrowing Transaction
    ) throws {
        guard let leaver = chat.member(user) else { return }
        var chat = chat
        try ChatSeat.delete(user, from: chat.id, in: transaction)
        chat.members.removeAll { $0.userId == user }
        chat.version += 1
        let last = try Chat.lastNumber(of: chat.id, in: transaction)
        let place = ChatPlace(user, in: chat.id)
        transaction.ringAfterCommit(left: ChatLeaving(place: place, lastNumber: last, version: chat.version))
        try findSuccessor(in: &chat, transaction)
        try chat.update(in: transaction)
        let removed = ChatMemberRemoved(familyId: chat.familyId, chat: chat, member: leaver, by: act.actor.id)
        try act.facts.tell(removed, to: chat.people.union([user]))
        act.facts.changed(.chat(chat, .deleted), for: [user])
        act.facts.changed(.chat(chat, .updated), for: chat.people)
        if chat.members.isEmpty { try transaction.run("DELETE FROM chat WHERE id = \(chat.id)") }
    }

    /// A group that has lost its last admin: the oldest member is one from now on.
    private static func findSuccessor(in chat: inout Chat, _ transaction: borrowing Transaction) throws {
        guard chat.type == .group, !chat.members.isEmpty, chat.members.allSatisfy({ $0.role != .admin }) else { return }
        chat.members[0].role = .admin
        try ChatSeat.setRole(.admin, of: chat.members[0].userId, in: chat.id, transaction)
    }

    /// Somebody leaves the family, and with it all its chats.
    static func takeOutOfAll(_ user: User.ID, _ act: inout FamilyAct, _ transaction: borrowing Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT chat.* FROM chat JOIN chat_member ON chat_member.chat_id = chat.id
            WHERE chat.family_id = \(act.roster.family) AND chat_member.user_id = \(user) ORDER BY chat.id
            """
        )
        for row in rows {
            let members = try ChatSeat.all(of: try row["id"], in: transaction).map(\.member)
            try takeOut(user, of: try Chat(row, members: members), &act, transaction)
        }
    }
}

extension FamilyAct {
    /// A chat that isn't stored yet.
    func newChat(_ type: Chat.Kind, title: String?, members: [ChatMember]) -> Chat {
        Chat(
            id: world.newID(at: now),
            familyId: roster.family,
            type: type,
            title: title,
            members: members,
            createdBy: actor.id,
            createdAt: now,
            version: 1
        )
    }
}
