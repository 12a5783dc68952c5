/// A refusal in words: the same over HTTP and over a socket.
extension ChatRefusal {
    /// Stable, snake case: what programs decide by.
    package var code: String {
        switch self {
        case .notFound: "chat_not_found"
        case .adminsOnly: "admins_only"
        case .directChat: "direct_chat"
        case .withOneself: "with_oneself"
        case .nobodyThere: "nobody_there"
        case .changedMeanwhile: "changed_meanwhile"
        case .messageNotFound: "message_not_found"
        case .notYours: "not_yours"
        case .tooLate: "too_late"
        case .deleted: "message_deleted"
        case .noImage: "no_image"
        case .tooFast: "rate_limited"
        }
    }

    /// A sentence a person can act on.
    package var detail: String {
        switch self {
        case .notFound: "This chat is not here."
        case .adminsOnly: "Only the group’s admins can do that."
        case .directChat: "A chat of two has no title and no other members."
        case .withOneself: "A chat is with somebody else."
        case .nobodyThere: "Nobody else is in this chat any more."
        case .changedMeanwhile: "Somebody changed this meanwhile. Look again."
        case .messageNotFound: "This message is not here."
        case .notYours: "Somebody else wrote this message."
        case .tooLate: "A message can be changed within 15 minutes only."
        case .deleted: "This message was deleted."
        case .noImage: "This message has no picture."
        case .tooFast(_, let pace):
            "That’s \(pace.messages) messages in \(pace.span.components.seconds) seconds. You can send the next one in \(wait == 1 ? "a second" : "\(wait) seconds")."
        }
    }

    /// Whole seconds until it may work, rounded up; 0 when waiting doesn't help.
    package var wait: Int {
        guard case .tooFast(let span, _) = self else { return 0 }
        let (seconds, attoseconds) = span.components
        return Int(seconds) + (attoseconds > 0 ? 1 : 0)
    }
}
