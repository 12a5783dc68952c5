/// What can be done with messages.
package struct Messages: Sendable {
    private let database: any Database
    private let world: World
    private let pace: MessagePace

    /// The messages in a database.
    package init(database: any Database, world: World, pace: MessagePace = MessagePace()) {
        self.database = database
        self.world = world
        self.pace = pace
    }

    /// What came of sending.
    package struct Sent: Sendable, Encodable {
        /// The message.
        package let message: Message
        /// False when it was there already.
        package let isNew: Bool

        package func encode(to encoder: any Encoder) throws {
            try message.encode(to: encoder)
        }
    }

    /// Says something. The same `clientId` again answers the first message and sends nothing.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.nobodyThere`, `.tooFast`.
    package func send(
        _ draft: MessageDraft,
        to chat: Chat.ID,
        in family: Family.ID,
        by caller: Caller
    ) async throws -> Sent {
        let draft = try draft.checked()
        return try await act(on: chat, in: family, by: caller) { act, seat, chat, transaction in
            let known = try Message.find(clientId: draft.clientId, of: caller.user, in: chat.id, transaction)
            if let known { return Sent(message: known, isNew: false) }
            guard chat.type == .group || chat.members.count == 2 else { throw ChatRefusal.nobodyThere }
            try pace.check(caller.user, at: act.now, in: transaction)
            let number = try Chat.nextNumber(of: chat.id, at: act.now, in: transaction)
            let message = Message(draft, id: world.newID(at: act.now), number: number, in: chat.id, act)
            try message.insert(in: transaction)
            if let image = draft.image { try image.store(with: message.id, in: transaction) }
            try act.facts.tell(MessageCreated(familyId: family, chatId: chat.id, message: message), to: chat.people)
            act.facts.changed(.message(message, .created), for: chat.people)
            return Sent(message: message, isNew: true)
        }
    }

    /// Says something else instead, within 15 minutes. The author only.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.messageNotFound`, `.notYours`, `.deleted`,
    ///   `.tooLate`, `.changedMeanwhile`.
    package func edit(
        _ id: Message.ID,
        to body: String,
        ifVersion: Int? = nil,
        in chat: Chat.ID,
        of family: Family.ID,
        by caller: Caller
    ) async throws -> Message {
        // What a picture needs beside it is known only once the message is.
        let text = try MessageDraft.checked(body, isOptional: true)
        return try await act(on: chat, in: family, by: caller) { act, seat, chat, transaction in
            var message = try Message.find(id, for: seat, transaction)
            try message.checkChange(by: caller.user, at: act.now)
            if let ifVersion, ifVersion != message.version { throw ChatRefusal.changedMeanwhile }
            _ = try MessageDraft.checked(text, isOptional: message.imageTag != nil)
            guard message.body != text else { return message }
            message.body = text
            message.editedAt = act.now
            message.version += 1
            try message.update(in: transaction)
            let hearers = try message.hearers(in: transaction)
            try act.facts.tell(MessageEdited(familyId: family, chatId: chat.id, message: message), to: hearers)
            act.facts.changed(.message(message, .updated), for: hearers)
            return message
        }
    }

    /// Takes a message back, within 15 minutes: its place stays. Doing so again does nothing. The author only.
    /// - Throws: `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.messageNotFound`, `.notYours`, `.tooLate`.
    package func delete(
        _ id: Message.ID,
        in chat: Chat.ID,
        of family: Family.ID,
        by caller: Caller
    ) async throws -> Message {
        try await act(on: chat, in: family, by: caller) { act, seat, chat, transaction in
            var message = try Message.find(id, for: seat, transaction)
            do { try message.checkChange(by: caller.user, at: act.now) } catch ChatRefusal.deleted { return message }
            try Image.delete(with: id, in: transaction)
            try Reaction.deleteAll(on: id, in: transaction)
            message.empty(at: act.now)
            try message.update(in: transaction)
            let hearers = try message.hearers(in: transaction)
            try act.facts.tell(MessageDeleted(familyId: family, chatId: chat.id, message: message), to: hearers)
            act.facts.changed(.message(message, .deleted), for: hearers)
            return message
        }
    }

    /// Sets one's reaction to a message, in the place of another one; none takes it back.
    /// - Throws: `Invalid`, `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.messageNotFound`, `.deleted`.
    package func react(
        _ emoji: String?,
        to id: Message.ID,
        in chat: Chat.ID,
        of family: Family.ID,
        by caller: Caller
    ) async throws -> Message {
        if let emoji { _ = try Reaction.checked(emoji) }
        return try await act(on: chat, in: family, by: caller) { act, seat, chat, transaction in
            var message = try Message.find(id, for: seat, transaction)
            guard message.deletedAt == nil else { throw ChatRefusal.deleted }
            let before = message.reactions.first { $0.userIds.contains(caller.user) }?.emoji
            guard before != emoji else { return message }
            try Reaction.set(emoji, of: caller.user, on: id, at: act.now, in: transaction)
            message.version += 1
            try message.update(in: transaction)
            act.facts.changed(.message(message, .updated), for: try message.hearers(in: transaction))
            return try Message.find(id, for: seat, transaction)
        }
    }

    /// Notes that one has read a chat up to a message; never back. Told to those who have the chat open, and to one's own
    /// screens.
    /// - Throws: `FamilyRefusal.notAMember`, `ChatRefusal.notFound`, `.messageNotFound`.
    package func read(
        upTo id: Message.ID,
        in chat: Chat.ID,
        of family: Family.ID,
        by caller: Caller
    ) async throws -> ReadMark {
        try await act(on: chat, in: family, by: caller) { act, seat, chat, transaction in
            let message = try Message.find(id, for: seat, transaction)
            guard message.number > seat.readNumber else {
                let last = try Message.find(number: seat.readNumber, in: chat.id, transaction)
                return act.readMark(of: chat.id, at: last, number: seat.readNumber)
            }
            try ChatSeat.setRead(message.number, by: caller.user, in: chat.id, transaction)
            let mark = act.readMark(of: chat.id, at: message, number: message.number)
            transaction.ringAfterCommit(read: mark)
            act.facts.changed(.chat(chat, .updated), for: [caller.user])
            return mark
        }
    }

    /// One verb of a chat's member.
    private func act<Answer: Sendable>(
        on chat: Chat.ID,
        in family: Family.ID,
        by caller: Caller,
        _ verb: @escaping @Sendable (inout FamilyAct, ChatSeat, Chat, borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try await database.act(in: family, by: caller, world) { act, transaction in
            let found = try Chat.find(chat, in: family, for: caller.user, transaction)
            guard let seat = try ChatSeat.find(caller.user, in: chat, transaction) else { throw ChatRefusal.notFound }
            return try verb(&act, seat, found, transaction)
        }
    }
}

extension Message {
    fileprivate init(_ draft: MessageDraft, id: ID, number: Int, in chat: Chat.ID, _ act: FamilyAct) {
        self.init(
            id: id,
            chatId: chat,
            number: number,
            authorId: act.actor.id,
            clientId: draft.clientId,
            body: draft.body,
            imageTag: draft.image?.tag,
            reactions: [],
            createdAt: act.now,
            version: 1
        )
    }

    /// Leaves nothing but its place.
    fileprivate mutating func empty(at now: Timestamp) {
        body = ""
        imageTag = nil
        reactions = []
        deletedAt = now
        version += 1
    }
}

extension FamilyAct {
    fileprivate func readMark(of chat: Chat.ID, at message: Message?, number: Int) -> ReadMark {
        ReadMark(
            familyId: roster.family,
            chatId: chat,
            userId: actor.id,
            messageId: message?.id,
            number: number,
            at: now
        )
    }
}
