/// A chat as one of its members sees it in the list.
package struct ChatSummary: Sendable, Encodable, Equatable {
    /// The chat.
    package let chat: Chat
    /// The other one of a direct chat, also once that one has left the family.
    package let partner: User.ID?
    /// How many messages of others wait to be read.
    package let unreadCount: Int
    /// Whether its messages make no noise.
    package let isMuted: Bool
    /// The last message this member may see.
    package let lastMessage: Message?
    /// When something was said last, or the chat was made.
    package let lastAt: Timestamp
    /// How far everybody has read, by person: places of messages.
    package let reads: [User.ID: Int]

    private enum CodingKeys: String, CodingKey {
        case unreadCount, isMuted, lastMessage, lastAt, reads
    }

    private struct Read: Encodable {
        let userId: User.ID
        let number: Int
    }

    /// The chat's fields with those of the member, as one object.
    package func encode(to encoder: any Encoder) throws {
        try chat.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(unreadCount, forKey: .unreadCount)
        try container.encode(isMuted, forKey: .isMuted)
        try container.encodeIfPresent(lastMessage, forKey: .lastMessage)
        try container.encode(lastAt, forKey: .lastAt)
        let reads = reads.sorted { $0.key < $1.key }.map { Read(userId: $0.key, number: $0.value) }
        try container.encode(reads, forKey: .reads)
    }
}
