import Roost

extension Endpoint {
    /// Chats.
    static func chats(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/chats"
        let one = "\(all)/{chatId}"
        let chat = try shapes.chat()
        let unknown = [404: ["chat_not_found"]]
        let managing = [
            403: ["admins_only"], 404: ["chat_not_found", "member_not_found"], 409: ["direct_chat"],
        ]
        return [
            Endpoint(
                "GET \(all)",
                "A page of my chats, the latest first.",
                for: .member,
                query: .page(),
                answers: [.ok(shapes.page(chat))]
            ),
            Endpoint(
                "POST \(all)",
                "Opens the direct chat with somebody, or makes a group.",
                for: .member,
                takes: .json(.newChat),
                answers: [.created(chat), .ok(chat)],
                refuses: [404: ["member_not_found"], 409: ["with_oneself"]]
            ),
            Endpoint(
                "GET \(all)/search",
                "Messages of my chats that have these words.",
                for: .member,
                query: [.optional("q", .line(0...200))] + .page(),
                answers: [.ok(shapes.page(try shapes.hit()))]
            ),
            Endpoint("GET \(one)", "One chat.", for: .member, answers: [.ok(chat)], refuses: unknown),
            Endpoint(
                "PATCH \(one)",
                "Renames a group; admins only.",
                for: .member,
                takes: .json(.object([.init("title", .line(1...100))])),
                answers: [.ok(chat)],
                refuses: managing,
                isVersioned: true
            ),
            Endpoint(
                "POST \(one)/members",
                "Takes somebody into a group; admins only.",
                for: .member,
                takes: .json(.object([.init("memberId", .id)])),
                answers: [.ok(chat)],
                refuses: managing
            ),
            Endpoint(
                "DELETE \(one)/members/{userId}",
                "Takes somebody out of a group: admins, or oneself.",
                for: .member,
                answers: [.done],
                refuses: managing
            ),
            Endpoint("PUT \(one)/mute", "Makes no noise of a chat.", for: .member, answers: [.done], refuses: unknown),
            Endpoint("DELETE \(one)/mute", "Makes noise again.", for: .member, answers: [.done], refuses: unknown),
            Endpoint(
                "PUT \(one)/read",
                "I have read up to a message.",
                for: .member,
                takes: .json(.object([.init("messageId", .id)])),
                answers: [.ok(try shapes.of(ReadMark.self))],
                refuses: [404: ["chat_not_found", "message_not_found"]]
            ),
        ]
    }
}

extension Shapes {
    fileprivate func chat() throws -> Schema {
        let read = Schema.object([.init("userId", .id), .init("number", .integer)])
        return try of(
            Chat.self,
            and: [
                .init("unreadCount", .integer), .init("isMuted", .boolean),
                .init("lastMessage", try of(Message.self), isOptional: true), .init("lastAt", .instant),
                .init("reads", .array(read)),
            ],
            as: "Chat"
        )
    }

    fileprivate func hit() throws -> Schema {
        let part = Schema.object([.init("text", .string()), .init("isMatch", .boolean)])
        return object("MessageHit", [.init("message", try of(Message.self)), .init("excerpt", .array(part))])
    }
}

extension Input {
    fileprivate static let newChat = Input.union([
        [.init("type", .choice(["direct"])), .init("memberId", .id)],
        [
            .init("type", .choice(["group"])), .init("title", .line(1...100)),
            .optional("memberIds", .list(.id, 0...100, isUnique: false)),
        ],
    ])
}
