import Roost

extension Endpoint {
    /// One's tasks for calendar programs.
    static func feeds(_ shapes: Shapes) throws -> [Endpoint] {
        let all = "/v1/families/{familyId}/tasks"
        return [
            Endpoint(
                "GET \(all).ics",
                "The tasks of whoever made the link, as a calendar (RFC 5545).",
                for: .anyone,
                query: [.init("token", .line(1...200)), .optional("as", .choice(["todos", "events"]))],
                answers: [
                    .init(status: 200, summary: "The calendar", content: .text(type: "text/calendar")), .known,
                ],
                refuses: [404: ["feed_not_found"]]
            ),
            Endpoint(
                "POST \(all)/feed",
                "Makes the link of one's feed, which is told once; the one before it is worth nothing any more.",
                for: .member,
                answers: [.created(try shapes.of(FeedLink.self))]
            ),
            Endpoint("DELETE \(all)/feed", "Takes the link of one's feed back.", for: .member, answers: [.done]),
        ]
    }
}
