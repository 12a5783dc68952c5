/// Why a request about a chat or its messages is refused.
package enum ChatRefusal: Error, Equatable, Sendable {
    /// No such chat in this family, or none the asker is in: the two look the same.
    case notFound
    /// Only the group's admins may do this.
    case adminsOnly
    /// A direct chat has no title, and its two members stay.
    case directChat
    /// Nobody talks to themselves.
    case withOneself
    /// The other one of a direct chat has left the family.
    case nobodyThere
    /// The chat or message was changed since the version the change was made from.
    case changedMeanwhile
    /// No such message in this chat, or one from before the asker came.
    case messageNotFound
    /// Somebody else wrote it.
    case notYours
    /// Messages are edited and deleted within 15 minutes.
    case tooLate
    /// The message was deleted.
    case deleted
    /// The message has no picture.
    case noImage
    /// Too many messages in a short time; so long until the next one.
    case tooFast(retryAfter: Duration, pace: MessagePace = MessagePace())
}
