import HTTPTypes
import Hummingbird
import Roost

/// Messages: `/v1/families/:familyId/chats/:chatId/messages`.
struct MessageRoutes: RouteGroup {
    let services: Services
    let configuration: WebConfiguration

    private var messages: Messages { services.messages }

    /// - Parameter family: the routes below one family.
    func register(on family: RouterGroup<RoostContext>) {
        let chat = family.group("chats/:chatId/messages")
        chat.get(use: list)
        chat.post(use: send)
        chat.get(":messageId", use: get)
        chat.patch(":messageId", use: edit)
        chat.delete(":messageId", use: delete)
        chat.put(":messageId/reaction", use: react)
        chat.delete(":messageId/reaction", use: takeBackReaction)
        chat.get(":messageId/image", use: image)
    }

    /// The newest first.
    @Sendable
    private func list(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, me) = (try context.familyId(), try context.chatId(), try context.signedIn().user.id)
        var fields = request.fields
        let (cursor, limit) = (fields["cursor"], fields.limit(most: FamilyView.mostMessages))
        try fields.finish()
        let page = try await database.view(of: family, for: me) {
            try $0.messages(of: chat, cursor: cursor, limit: limit)
        }
        return try .json(page)
    }

    /// `{clientId, body}`, or a form of these with the file `image`; 200 for a message that was sent before.
    @Sendable
    private func send(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat) = (try context.familyId(), try context.chatId())
        let key = try context.caller(of: request)
        let draft = try await MessageBody.draft(of: request, upTo: bodyLimit)
        let caller = Caller(key.user, cause: key.cause ?? draft.clientId)
        let sent = try await messages.send(draft, to: chat, in: family, by: caller)
        let location = "/v1/families/\(family)/chats/\(chat)/messages/\(sent.message.id)"
        return sent.isNew ? try .created(sent.message, at: location) : try .json(sent.message)
    }

    @Sendable
    private func get(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, message) = (try context.familyId(), try context.chatId(), try context.messageId())
        let me = try context.signedIn().user.id
        return try .json(try await database.view(of: family, for: me) { try $0.message(message, in: chat) })
    }

    @Sendable
    private func edit(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, message) = (try context.familyId(), try context.chatId(), try context.messageId())
        let caller = try context.caller(of: request)
        let version = try request.ifMatchVersion()
        let body = try await request.json(upTo: bodyLimit) { $0.required("body", or: "") }
        let edited = try await messages.edit(message, to: body, ifVersion: version, in: chat, of: family, by: caller)
        return try .json(edited)
    }

    @Sendable
    private func delete(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, message) = (try context.familyId(), try context.chatId(), try context.messageId())
        let caller = try context.caller(of: request)
        return try .json(try await messages.delete(message, in: chat, of: family, by: caller))
    }

    @Sendable
    private func react(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, message) = (try context.familyId(), try context.chatId(), try context.messageId())
        let caller = try context.caller(of: request)
        let emoji = try await request.json(upTo: bodyLimit) { $0.required("emoji", or: "") }
        return try .json(try await messages.react(emoji, to: message, in: chat, of: family, by: caller))
    }

    @Sendable
    private func takeBackReaction(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, message) = (try context.familyId(), try context.chatId(), try context.messageId())
        let caller = try context.caller(of: request)
        return try .json(try await messages.react(nil, to: message, in: chat, of: family, by: caller))
    }

    /// Also serves the pages, at their own address.
    @Sendable
    func image(_ request: Request, _ context: RoostContext) async throws -> Response {
        let (family, chat, id) = (try context.familyId(), try context.chatId(), try context.messageId())
        let me = try context.signedIn().user.id
        let (tag, image) = try await database.view(of: family, for: me) { view -> (String?, Image?) in
            let tag = try view.message(id, in: chat).imageTag
            if let tag, request.alreadyHas(tag: tag) { return (tag, nil) }
            return (tag, try view.messageImage(id, in: chat))
        }
        return .picture(image, tag: tag)
    }
}
