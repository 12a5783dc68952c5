import Hummingbird
import Roost

/// The forms of a conversation.
struct MessagePages: PageGroup {
    let environment: PageEnvironment

    private var messages: Messages { services.messages }

    func register(on family: some RouterMethods<RoostContext>) {
        let routes = MessageRoutes(services: services, configuration: configuration)
        family.post("chats/:chatId/messages", use: send)
        family.post("chats/:chatId/read", use: read)
        family.get("chats/:chatId/messages/:messageId/image", use: routes.image)
        family.post("chats/:chatId/messages/:messageId") { request, context in
            try await tap(.messageEdit(try context.messageId()), request, context) { message, chat, typed, post in
                _ = try await messages.edit(message, to: typed["body"], in: chat, of: post.family, by: post.caller)
            }
        }
        family.post("chats/:chatId/messages/:messageId/removal") { request, context in
            try await tap(.button, request, context) { message, chat, _, post in
                _ = try await messages.delete(message, in: chat, of: post.family, by: post.caller)
            }
        }
        family.post("chats/:chatId/messages/:messageId/reaction") { request, context in
            try await tap(.button, request, context) { message, chat, typed, post in
                // The reaction one has already is taken back by the same tap.
                let emoji = typed.text("emoji")
                _ = try await messages.react(emoji, to: message, in: chat, of: post.family, by: post.caller)
            }
        }
    }

    @Sendable
    private func send(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.chatId()
        return try await forms.answerReading(
            .message,
            request,
            context,
            on: ChatPage(id: id),
            done: "/chats/\(id.text)#end"
        ) {
            typed,
            post in
            var draft = try await MessageBody.draft(of: request, upTo: bodyLimit) { typed = FormBody(["body": $0]) }
            // A script names each message anew, and by its request; a page without one names all that is written in it alike.
            if post.caller.cause == nil { draft = draft.namedByWords }
            let caller = Caller(post.caller.user, cause: post.caller.cause ?? draft.clientId)
            _ = try await messages.send(draft, to: id, in: post.family, by: caller)
        }
    }

    @Sendable
    private func read(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.chatId()
        return try await forms.answer(.button, request, context, on: ChatPage(id: id)) { typed, post in
            guard let message = Message.ID(typed["messageId"]) else { throw ChatRefusal.messageNotFound }
            _ = try await messages.read(upTo: message, in: id, of: post.family, by: post.caller)
        }
    }

    /// A form on one message.
    private func tap(
        _ form: FormRefusal.Form,
        _ request: Request,
        _ context: RoostContext,
        _ act: (Message.ID, Chat.ID, FormBody, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let (chat, message) = (try context.chatId(), try context.messageId())
        return try await forms.answer(form, request, context, on: ChatPage(id: chat)) { typed, post in
            try await act(message, chat, typed, post)
        }
    }
}
