import HTTPTypes
import Hummingbird
import Roost

/// Chats: `/v1/families/:familyId/chats`.
struct ChatRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var chats: Chats { services.chats }
    private var messages: Messages { services.messages }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        family.get("chats", use: list)
        family.post("chats", use: create)
        family.get("chats/search", use: search)
        family.get("chats/:chatId", use: get)
        family.patch("chats/:chatId", use: rename)
        family.post("chats/:chatId/members", use: add)
        family.delete("chats/:chatId/members/:userId", use: remove)
        family.put("chats/:chatId/mute") { try await setMuted(true, $0, $1) }
        family.delete("chats/:chatId/mute") { try await setMuted(false, $0, $1) }
        family.put("chats/:chatId/read", use: read)
    }

    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        var fields = request.fields
        let (cursor, limit) = (fields["cursor"], fields.limit())
        try fields.finish()
        return try .json(try await database.view(of: family, for: me) { try $0.chats(cursor: cursor, limit: limit) })
    }

    /// `{type: "direct", memberId}` or `{type: "group", title, memberIds}`; 200 for a direct chat that was there already.
    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, caller) = (try context.familyId(), try context.caller(of: request))
        let wanted = try await request.json(upTo: bodyLimit) { try $0.newChat() }
        var opened: Chats.Opened?
        var made: Chat
        switch wanted {
        case .direct(let other):
            let answer = try await chats.direct(with: other, in: family, by: caller)
            (opened, made) = (answer, answer.chat)
        case .group(let draft):
            made = try await chats.create(draft, in: family, by: caller)
        }
        let answer = try await database.chat(made.id, in: family, for: caller.user)
        let location = "/v1/families/\(family)/chats/\(made.id)"
        return opened?.isNew == false ? try .json(answer) : try .created(answer, at: location)
    }

    /// `?q=` over one's own chats.
    @Sendable
    private func search(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, me) = (try context.familyId(), try context.signedIn().user.id)
        var fields = request.fields
        let (text, cursor, limit) = (fields["q"] ?? "", fields["cursor"], fields.limit())
        try fields.finish()
        let page = try await database.view(of: family, for: me) {
            try $0.searchMessages(text, cursor: cursor, limit: limit)
        }
        return try .json(page)
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, me) = (try context.familyId(), try context.chatId(), try context.signedIn().user.id)
        return try .json(try await database.chat(chat, in: family, for: me))
    }

    @Sendable
    private func rename(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, caller) = (try context.familyId(), try context.chatId(), try context.caller(of: request))
        let version = try request.ifMatchVersion()
        let title = try await request.json(upTo: bodyLimit) { $0.required("title", or: "") }
        _ = try await chats.rename(chat, to: title, ifVersion: version, in: family, by: caller)
        return try .json(try await database.chat(chat, in: family, for: caller.user))
    }

    @Sendable
    private func add(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, caller) = (try context.familyId(), try context.chatId(), try context.caller(of: request))
        let member: User.ID = try await request.json(upTo: bodyLimit) { $0.required("memberId", or: caller.user) }
        _ = try await chats.add(member, to: chat, in: family, by: caller)
        return try .json(try await database.chat(chat, in: family, for: caller.user))
    }

    /// `me` leaves.
    @Sendable
    private func remove(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, caller) = (try context.familyId(), try context.chatId(), try context.caller(of: request))
        try await chats.remove(try context.userId(), from: chat, in: family, by: caller)
        return .done
    }

    private func setMuted(_ isMuted: Bool, _ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, caller) = (try context.familyId(), try context.chatId(), try context.caller(of: request))
        try await chats.setMuted(isMuted, chat, in: family, by: caller)
        return .done
    }

    @Sendable
    private func read(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, caller) = (try context.familyId(), try context.chatId(), try context.caller(of: request))
        let message: Message.ID? = try await request.json(upTo: bodyLimit) { body in
            if !body.has("messageId") { body.fail("messageId", code: "required", "This is missing.") }
            return body.change("messageId")
        }
        guard let message else { throw ChatRefusal.messageNotFound }
        return try .json(try await messages.read(upTo: message, in: chat, of: family, by: caller))
    }
}

extension RoostContext {
    /// The chat in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func chatId() throws(Problem) -> Chat.ID {
        try id("chatId")
    }

    /// The message in the path.
    /// - Throws: `Problem` 400 `malformed_id`.
    func messageId() throws(Problem) -> Message.ID {
        try id("messageId")
    }
}

extension Database {
    /// A chat as one member sees it.
    func chat(_ chat: Chat.ID, in family: Family.ID, for user: User.ID) async throws -> ChatSummary {
        try await view(of: family, for: user) { try $0.chat(chat) }
    }
}
