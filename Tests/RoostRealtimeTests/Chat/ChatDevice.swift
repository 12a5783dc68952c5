import Roost
import SocketIOTestClient
import Testing

/// `chat.send`.
struct Send: Encodable, Sendable {
    let chatId: Chat.ID
    let clientId: String
    let body: String
}

struct Read: Encodable, Sendable {
    let chatId: Chat.ID
    let messageId: Roost.Message.ID
}

struct Of: Encodable, Sendable {
    let chatId: String
}

struct TypingTold: Decodable, Equatable {
    let familyId: Family.ID
    let chatId: Chat.ID
    let userId: User.ID
    let isTyping: Bool
}

/// An acknowledgement.
struct Answer<Content: Decodable>: Decodable {
    let ok: Bool
    let data: Content?
    let error: Failure?
}

struct Failure: Decodable {
    let code: String
    let detail: String
    let correlationId: String
    let retryAfter: Int?
}

struct Nothing: Decodable {
    init(from decoder: any Decoder) {}
}

extension Device {
    /// Sends a command; answers why it was refused, and nil when it was done.
    func code(_ name: String, _ payload: any Encodable & Sendable) async throws -> String? {
        let answer = try await client.emitWithAck(name, payload).element(Answer<Nothing>.self, at: 0)
        #expect(answer.ok == (answer.error == nil))
        #expect(answer.error?.detail.isEmpty != true)
        return answer.error?.code
    }
}
