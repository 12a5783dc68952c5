import Hummingbird
import Roost

/// The new link of a feed, which is told once.
struct FeedLink: Sendable, Codable {
    /// The secret in it.
    let token: String
    /// For programs that know to-dos.
    let url: String
    /// For those that know events only.
    let eventsUrl: String

    init(_ token: TaskFeed.Token, of family: Family.ID, askedBy request: Request, _ configuration: WebConfiguration) {
        self.token = token.text
        url = request.address(of: "/v1/families/\(family)/tasks.ics?token=\(token.text)", configuration)
        eventsUrl = "\(url)&as=events"
    }
}
