import Roost

extension Endpoint {
    /// Messages.
    static func messages(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/chats/{chatId}/messages"
        let one = "\(all)/{messageId}"
        let message = try shapes.of(Message.self)
        let unknown = [404: ["chat_not_found", "message_not_found"]]
        let changing = unknown.merging([403: ["not_yours"], 409: ["too_late", "message_deleted"]]) { $1 }
        let reacting = unknown.merging([409: ["message_deleted"]]) { $1 }
        return [
            Endpoint(
                "GET \(all)",
                "A page of a chat, the newest message first.",
                for: .member,
                query: .page(most: FamilyView.mostMessages),
                answers: [.ok(shapes.page(message))],
                refuses: [404: ["chat_not_found"]]
            ),
            Endpoint(
                "POST \(all)",
                "Says something; the same clientId again answers the first message.",
                for: .member,
                takes: .jsonOrForm(.object([.init("clientId", .ascii(1...100)), .init("body", text)])),
                answers: [.created(message), .ok(message)],
                refuses: [404: ["chat_not_found"], 409: ["nobody_there"]]
            ),
            Endpoint("GET \(one)", "One message.", for: .member, answers: [.ok(message)], refuses: unknown),
            Endpoint(
                "PATCH \(one)",
                "Says something else instead, within 15 minutes.",
                for: .member,
                takes: .json(.object([.init("body", text)])),
                answers: [.ok(message)],
                refuses: changing,
                isVersioned: true
            ),
            Endpoint(
                "DELETE \(one)",
                "Takes a message back, within 15 minutes.",
                for: .member,
                answers: [.ok(message)],
                refuses: changing
            ),
            Endpoint(
                "PUT \(one)/reaction",
                "Sets my reaction.",
                for: .member,
                takes: .json(.object([.init("emoji", .emoji)])),
                answers: [.ok(message)],
                refuses: reacting
            ),
            Endpoint(
                "DELETE \(one)/reaction",
                "Takes my reaction back.",
                for: .member,
                answers: [.ok(message)],
                refuses: reacting
            ),
            Endpoint(
                "GET \(one)/image",
                "A message's picture.",
                for: .member,
                answers: [.picture, .known],
                refuses: [404: ["chat_not_found", "message_not_found", "no_image"]]
            ),
        ]
    }

    /// What is said; an edited message that has a picture may also say nothing.
    private static let text = Input.prose(1...MessageDraft.most)
}
