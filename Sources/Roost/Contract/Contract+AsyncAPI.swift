extension Contract {
    /// The contract as an AsyncAPI 3 document. An event's second argument, its meta, stands in it as the message's headers.
    var asyncAPI: String {
        let all =
            messages.map { ($0.name, $0.audience, $0.payload) } + [
                ("chat.read", "those who have the chat open", Self.chatRead),
                ("chat.typing", "the others who have the chat open", Self.chatTyping),
                ("presence.changed", "everybody else who is in a family with that person", Self.presenceMark),
                ("presence.snapshot", "the socket that connects", Self.presenceSnapshot),
                ("realtime.closed", "a socket that is closed right after", Self.closed),
                ("realtime.ready", "the socket that connects", Self.ready),
            ]
        let head: [(String, YAML)] = [
            ("asyncapi", .text("3.0.0")),
            ("info", Self.info),
            ("defaultContentType", .text("application/json")),
        ]
        let channel: [(String, YAML)] = [
            ("address", .text("/socket.io/")),
            ("title", .text("Socket.IO, main namespace")),
            ("messages", .map(all.map { ($0.0, .reference("components/messages/\($0.0)")) })),
        ]
        let operation: [(String, YAML)] = [("action", .text("send")), ("channel", .reference("channels/socket"))]
        let components: [(String, YAML)] = [
            ("messages", .map(all.map { ($0.0, Self.message($0.0, to: $0.1, $0.2)) })),
            ("schemas", .map([("Meta", Self.meta.yaml)] + named.map { ($0.name, $0.schema.yaml) })),
        ]
        let parts: [(String, YAML)] = [
            ("channels", .map([("socket", .map(channel))])),
            ("operations", .map([("tell", .map(operation))])),
            ("components", .map(components)),
        ]
        return "# Made by `roost contract` out of the server's types; a test fails when it is stale.\n"
            + YAML.map(head + parts).document
    }

    private static var info: YAML {
        .map([
            ("title", .text("Roost events")),
            ("version", .text("1.0.0")),
            (
                "description",
                .text(
                    "What a socket is told. Each event has two arguments: the payload, and the meta that stands here as headers."
                )
            ),
        ])
    }

    private static func message(_ name: String, to audience: String, _ payload: Schema) -> YAML {
        var members: [(String, YAML)] = [("name", .text(name)), ("summary", .text("To \(audience)."))]
        let isBare = name.hasPrefix("realtime.") || name.hasPrefix("presence.")
        if !isBare { members.append(("headers", .reference("components/schemas/Meta"))) }
        return .map(members + [("payload", payload.yaml)])
    }
}
