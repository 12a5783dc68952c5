package import Roost

/// The REST interface as it is published: every address, and the shapes of what is told.
package struct API: Sendable {
    /// Addresses that belong together.
    package struct Area: Sendable {
        package let name: String
        package let endpoints: [Endpoint]
    }

    /// All addresses, area by area.
    package let areas: [Area]
    /// Shapes with names of their own, which answers refer to.
    package let named: [(name: String, schema: Schema)]

    /// Reads the types.
    /// - Throws: `Reflection.Unknown` for a field whose type isn't `Described`.
    package init() throws {
        let shapes = Shapes()
        areas = [
            Area(name: "accounts", endpoints: try Endpoint.accounts(shapes)),
            Area(name: "profile", endpoints: try Endpoint.profile(shapes)),
            Area(name: "families", endpoints: try Endpoint.families(shapes)),
            Area(name: "members", endpoints: try Endpoint.members(shapes)),
            Area(name: "invites", endpoints: try Endpoint.invites(shapes)),
            Area(name: "tasks", endpoints: try Endpoint.tasks(shapes)),
            Area(name: "feeds", endpoints: try Endpoint.feeds(shapes)),
            Area(name: "schedules", endpoints: try Endpoint.schedules(shapes)),
            Area(name: "karma", endpoints: try Endpoint.karma(shapes)),
            Area(name: "rewards", endpoints: try Endpoint.rewards(shapes)),
            Area(name: "claims", endpoints: try Endpoint.claims(shapes)),
            Area(name: "chats", endpoints: try Endpoint.chats(shapes)),
            Area(name: "messages", endpoints: try Endpoint.messages(shapes)),
            Area(name: "activity", endpoints: try Endpoint.activity(shapes)),
            Area(name: "health", endpoints: Endpoint.health()),
        ]
        named = shapes.reflection.named
    }

    /// All addresses.
    package var endpoints: [Endpoint] { areas.flatMap(\.endpoints) }

    /// The file it is published in, by its path in the repository.
    package var file: (path: String, text: String) { ("docs/openapi.yaml", openAPI) }
}
