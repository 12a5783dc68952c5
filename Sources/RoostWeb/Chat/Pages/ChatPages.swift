import HTTPTypes
import Hummingbird
import Roost

/// The pages of chats, and the forms that make and change them; those of messages are in `MessagePages`.
struct ChatPages: PageGroup {
    let environment: PageEnvironment

    private var chats: Chats { services.chats }

    func register(on family: some RouterMethods<RoostContext>) {
        family.get("chats") { try await renderer.answer(ChatsPage(), to: $0, $1) }
        family.get("chats/new") { try await renderer.answer(NewChatPage(), to: $0, $1) }
        family.get("chats/search") { try await renderer.answer(ChatSearchPage($0.fields), to: $0, $1) }
        family.get("chats/:chatId") { try await renderer.answer(ChatPage(id: try $1.chatId(), $0.fields), to: $0, $1) }
        family.get("chats/:chatId/details") { request, context in
            try await renderer.answer(ChatDetailsPage(id: try context.chatId()), to: request, context)
        }
        family.post("chats/direct", use: direct)
        family.post("chats/groups", use: create)
        family.post("chats/:chatId", use: rename)
        registerTaps(on: family)
    }

    private func registerTaps(on family: some RouterMethods<RoostContext>) {
        family.post("chats/:chatId/members") { request, context in
            try await tap(request, context) { id, typed, post in
                guard let user = User.ID(typed["memberId"]) else { throw FamilyRefusal.memberNotFound }
                _ = try await chats.add(user, to: id, in: post.family, by: post.caller)
            }
        }
        family.post("chats/:chatId/members/:userId/removal") { request, context in
            let (user, me) = (try context.userId(), try context.signedIn().user.id)
            return try await tap(request, context, done: user == me ? "/chats" : nil) { id, _, post in
                try await chats.remove(user, from: id, in: post.family, by: post.caller)
            }
        }
        family.post("chats/:chatId/mute") { request, context in
            try await tap(request, context) { try await chats.setMuted(true, $0, in: $2.family, by: $2.caller) }
        }
        family.post("chats/:chatId/mute/removal") { request, context in
            try await tap(request, context) { try await chats.setMuted(false, $0, in: $2.family, by: $2.caller) }
        }
    }

    @Sendable
    private func direct(_ request: Request, _ context: RoostContext) async throws -> Response {
        var opened: Chat.ID?
        let response = try await forms.answer(.button, request, context, on: NewChatPage()) { typed, post in
            guard let user = User.ID(typed["memberId"]) else { throw FamilyRefusal.memberNotFound }
            opened = try await chats.direct(with: user, in: post.family, by: post.caller).chat.id
        }
        return try response.leading(to: opened, context)
    }

    @Sendable
    private func create(_ request: Request, _ context: RoostContext) async throws -> Response {
        var made: Chat.ID?
        let response = try await forms.answer(.chat, request, context, on: NewChatPage()) { typed, post in
            let members = typed.names.filter { $0.hasPrefix("member-") }.compactMap { User.ID(String($0.dropFirst(7))) }
            let draft = GroupDraft(title: typed["title"], members: members.sorted())
            made = try await chats.create(draft, in: post.family, by: post.caller).id
        }
        return try response.leading(to: made, context)
    }

    @Sendable
    private func rename(_ request: Request, _ context: RoostContext) async throws -> Response {
        let id = try context.chatId()
        return try await forms.answer(.chat, request, context, on: ChatDetailsPage(id: id)) { typed, post in
            let version = Int(typed["version"])
            _ = try await chats.rename(id, to: typed["title"], ifVersion: version, in: post.family, by: post.caller)
        }
    }

    /// A form that is only a button.
    private func tap(
        _ request: Request,
        _ context: RoostContext,
        done: String? = nil,
        _ act: (Chat.ID, FormBody, FormPosts.Post) async throws -> Void
    ) async throws -> Response {
        let id = try context.chatId()
        let page = ChatDetailsPage(id: id)
        return try await forms.answer(.button, request, context, on: page, done: done) { try await act(id, $0, $1) }
    }
}

extension Response {
    /// To the chat that was made, instead of back.
    fileprivate func leading(to chat: Chat.ID?, _ context: RoostContext) throws -> Response {
        guard let chat, status == .seeOther else { return self }
        return .see("/families/\(try context.familyId().text)/chats/\(chat.text)")
    }
}
